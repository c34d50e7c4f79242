import Lexicons
import Prose

/// What the published reports say of themselves: which parts of a file there are, and under which keys.
struct PublishedReports {
    let folder: OutputFolder
    private static let headLength = 1 << 16

    /// Keys of the reports of an input file, by part; the empty name stands for the whole file.
    func keys(of name: [UInt8]) -> [String: String] {
        var result: [String: String] = [:]
        if let head = head(of: "\(folder.reports)/\(ReportName.path(of: name, part: nil))") { result[head.part ?? ""] = head.key }
        let parts = "\(folder.reports)/\(ReportName.folder(of: name))"
        for file in (try? FolderListing.names(Array(parts.utf8))) ?? [] {
            if let head = head(of: "\(parts)/\(String(decoding: file, as: UTF8.self))"), let part = head.part { result[part] = head.key }
        }
        return result
    }

    /// The name of the input that a report is about; nil when it cannot be read.
    static func inputName(ofReport path: String) -> String? {
        guard let head = FileBytes.head(of: path, count: headLength).flatMap(beginning) else { return nil }
        return head[key: "source"]?[key: "path"]?.string
    }

    private func head(of path: String) -> (part: String?, key: String)? {
        guard let value = FileBytes.head(of: path, count: Self.headLength).flatMap(Self.beginning), let key = value[key: "key"]?.string
        else { return nil }
        return (value[key: "source"]?[key: "part"]?.string, key)
    }

    /// What stands before the metadata of a report.
    private static func beginning(_ bytes: [UInt8]) -> JSONValue? {
        // Everything before the metadata is an object of its own once it is closed.
        let mark = Array("\"meta\":".utf8)
        guard let first = mark.first else { return nil }
        var start = bytes.startIndex
        while let next = bytes[start...].firstIndex(of: first) {
            if bytes[next...].starts(with: mark) {
                guard let comma = bytes[..<next].lastIndex(of: UInt8(ascii: ",")) else { return nil }
                return try? JSONParser.parse(Array(bytes[..<comma]) + [UInt8(ascii: "}")])
            }
            start = next + 1
        }
        return nil
    }
}
