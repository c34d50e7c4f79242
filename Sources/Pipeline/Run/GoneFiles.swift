import Lexicons
import Prose

/// The files that were worked on earlier and are no longer in the input folder, as the reports themselves tell where there is no index.
struct GoneFiles {
    /// A file that is gone.
    struct Item {
        var name: [UInt8]
        /// Paths of the reports that it left.
        var reports: [String]

        init(name: [UInt8], reports: [String]) {
            self.name = name
            self.reports = reports
        }

        /// What an index knows of it.
        init(_ entry: InputIndex.Entry, in folder: OutputFolder) {
            name = entry.name
            reports = entry.reports.map { report in
                "\(folder.reports)/\(ReportName.path(of: entry.name, part: report.part.isEmpty ? nil : report.part))"
            }
        }
    }

    private let folder: OutputFolder

    init(_ folder: OutputFolder) { self.folder = folder }

    /// The files that published reports speak of and that are not among these, by name.
    func find(present files: InputFiles) -> [Item] {
        var found: [[UInt8]: [String]] = [:]
        var odd: Set<String>?
        for path in (try? ReportArchive(folder.root).paths()) ?? [] {
            guard let name = PublishedReports.inputName(ofReport: path) else { continue }
            if let shard = folder.shard, !shard.takes(Array(name.utf8)) { continue }
            if files.find(Array(name.utf8)) != nil { continue }
            // Names that are no UTF-8 stand in reports with percent signs.
            if name.utf8.contains(0x25) {
                let names = odd ?? Set(files.filter { String(validating: $0.name, as: UTF8.self) == nil }.map(\.displayName))
                odd = names
                if names.contains(name) { continue }
            }
            found[Array(name.utf8), default: []].append(path)
        }
        return found.map { Item(name: $0.key, reports: $0.value) }.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }
}
