import Lexicons
import Prose

/// The files that were worked on earlier and are no longer in the input folder.
struct GoneFiles {
    private let folder: OutputFolder

    init(_ folder: OutputFolder) { self.folder = folder }

    /// Their names in reports, with the reports that they left. Without an index the reports themselves tell whose they are.
    func find(_ index: InputIndex, present files: [InputFile]) -> [(name: [UInt8], reports: [String])] {
        let present = Set(files.map(\.name))
        var found: [[UInt8]: [String]] = [:]
        if index.wasFound {
            for (name, entry) in index.entries where !present.contains(name) {
                found[name] = entry.reports.map { report in
                    "\(folder.reports)/\(ReportName.path(of: name, part: report.part.isEmpty ? nil : report.part))"
                }
            }
        } else {
            let names = Set(files.map(\.displayName))
            for path in (try? ReportArchive(folder.root).paths()) ?? [] {
                guard let name = PublishedReports.inputName(ofReport: path), !names.contains(name) else { continue }
                if let shard = folder.shard, !shard.takes(Array(name.utf8)) { continue }
                found[Array(name.utf8), default: []].append(path)
            }
        }
        return found.map { (name: $0.key, reports: $0.value) }.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }
}
