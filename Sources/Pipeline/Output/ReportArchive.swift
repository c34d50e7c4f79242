import Lexicons
import Prose
import Reports

/// The published reports of an output folder.
public struct ReportArchive: Sendable {
    private let folder: OutputFolder

    /// The archive of an output folder.
    public init(_ output: String) { folder = OutputFolder(output) }

    /// Reads the reports one after another, in order of their paths.
    /// - Parameters:
    ///   - layers: the layers that are wanted; all when nil.
    ///   - body: called with each report and its file's bytes.
    /// - Returns: files that are no reports, each with the reason.
    /// - Throws: `FileError` when there is no folder of reports, and what the closure throws.
    public func forEach(_ layers: Set<LayerName>? = nil, _ body: (Report, [UInt8]) throws -> Void) throws -> [String] {
        var unreadable: [String] = []
        for path in try paths() {
            let bytes: [UInt8], report: Report
            do {
                bytes = try FileBytes.contents(path)
                report = try ReportReader.read(bytes, layers: layers)
            } catch {
                unreadable.append("\(path): \(error)")
                continue
            }
            try body(report, bytes)
        }
        return unreadable
    }

    /// Paths of all reports, sorted by their bytes.
    /// - Throws: `FileError` when there is no folder of reports.
    public func paths() throws(FileError) -> [String] {
        var found: [String] = []
        try walk(folder.reports, &found)
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func walk(_ path: String, _ found: inout [String]) throws(FileError) {
        for name in try FolderListing.names(Array(path.utf8)) where name.first != 0x2E {
            let full = "\(path)/\(String(decoding: name, as: UTF8.self))"
            // No folder's name ends like a report's.
            if full.hasSuffix(".json") { found.append(full) } else { try walk(full, &found) }
        }
    }

    /// The bytes of a published file; nil when there is none.
    public func contents(of path: String) -> [UInt8]? { try? FileBytes.contents("\(folder.root)/\(path)") }
}
