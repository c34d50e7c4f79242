import Lexicons
import Reports

/// The published reports of an output folder.
public struct ReportArchive: Sendable {
    private let folder: OutputFolder

    /// The archive of an output folder.
    public init(_ output: String) { folder = OutputFolder(output) }

    /// All reports, in order of their paths; files that are no reports are named apart.
    /// - Throws: `FileError` when there is no folder of reports.
    public func reports() throws(FileError) -> (reports: [Report], unreadable: [String]) {
        var reports: [Report] = []
        var unreadable: [String] = []
        for path in try paths() {
            do {
                reports.append(try ReportReader.read(try FileBytes.contents(path)))
            } catch {
                unreadable.append("\(path): \(error)")
            }
        }
        return (reports, unreadable)
    }

    /// Paths of all reports, sorted.
    /// - Throws: `FileError` when there is no folder of reports.
    public func paths() throws(FileError) -> [String] {
        var found: [String] = []
        try walk(folder.reports, &found)
        return found.sorted()
    }

    private func walk(_ path: String, _ found: inout [String]) throws(FileError) {
        for name in try FolderListing.names(Array(path.utf8)) where name.first != 0x2E {
            let full = "\(path)/\(String(decoding: name, as: UTF8.self))"
            // No folder's name ends like a report's.
            if full.hasSuffix(".json") { found.append(full) } else { try walk(full, &found) }
        }
    }

    /// Publishes a derived file below the output folder, whole or not at all.
    /// - Throws: `FileError`.
    public func publish(_ bytes: [UInt8], as path: String) throws(FileError) {
        let full = "\(folder.root)/\(path)"
        if let slash = full.lastIndex(of: "/") { try AtomicFile.makeFolders(String(full[..<slash])) }
        try AtomicFile.makeFolders("\(folder.state)/tmp")
        try folder.publish(bytes, as: full)
    }

    /// The bytes of a published file; nil when there is none.
    public func contents(of path: String) -> [UInt8]? { try? FileBytes.contents("\(folder.root)/\(path)") }

    /// Removes a derived file; one that is not there is no error.
    /// - Throws: `FileError`.
    public func remove(_ path: String) throws(FileError) { try AtomicFile.remove("\(folder.root)/\(path)") }
}
