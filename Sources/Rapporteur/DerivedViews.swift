import Corpus
import Lexicons
import Pipeline
import Prose
import Reports
import Views

/// Everything that is made from reports alone: the corpus tables, pages and tables of the views. It can be thrown away and made anew.
public struct DerivedViews: Sendable {
    /// The views that can be made.
    public static let formats = ["html", "csv", "ndjson"]

    private let archive: ReportArchive
    private let reports: [Report]
    /// Files among the reports that are none.
    public let unreadable: [String]

    /// What the user should know of the reports that were read.
    public private(set) var notes: [String] = []

    /// Reads the reports of an output folder.
    /// - Throws: `FileError` when there are none.
    public init(_ output: String) throws(FileError) {
        archive = ReportArchive(output)
        let found = try archive.reports()
        unreadable = found.unreadable
        // A file that is gone keeps its report until it is pruned, and counts no more.
        let record = archive.contents(of: "run.json").flatMap { try? JSONParser.parse($0) }
        let gone = Set((record?[key: "gone"]?.array ?? []).compactMap(\.string))
        let old = found.reports.filter(\.isOld)
        if let first = old.first {
            notes = ["\(old.count) of \(found.reports.count) reports are of an older schema (\(first.schema), this program writes "
                + "\(ReportWriter.schema)): what they lack counts as not assessed; 'run --all' makes them anew"]
        }
        reports = found.reports.filter { !gone.contains($0.document.source.path ?? "") }
    }

    /// Number of reports.
    public var count: Int { reports.count }

    /// Writes tables over all reports to `corpus/`.
    /// - Parameter names: dyads, trends, indices.
    /// - Throws: `FileError`.
    public func writeCorpus(_ names: [String]) throws(FileError) {
        for table in CorpusTables.make(reports: reports) where names.contains(String(table.name.split(separator: ".")[0])) {
            try archive.publish(table.bytes + [0x0A], as: "corpus/\(table.name)")
        }
    }

    /// Writes a view: `site/` for html, `csv/` for csv, `reports.ndjson` for ndjson.
    /// - Returns: false when the format is none that can be made.
    /// - Throws: `FileError`.
    public func write(_ format: String) throws(FileError) -> Bool {
        switch format {
        case "json": return true
        case "html": for file in HTMLSite.make(reports) { try archive.publish(file.bytes, as: "site/\(file.path)") }
        case "csv": for table in CSVTables.make(reports) { try archive.publish(table.bytes, as: "csv/\(table.name)") }
        case "ndjson":
            var bytes: [UInt8] = []
            for path in try archive.paths() {
                // Line feeds stand only between the members of a report, never inside its strings.
                for byte in MappedReport.bytes(path) where byte != 0x0A { bytes.append(byte) }
                bytes.append(0x0A)
            }
            try archive.publish(bytes, as: "reports.ndjson")
        default: return false
        }
        return true
    }

    /// The brief on a dyad.
    /// - Throws: `BriefError` when no report names one of the two.
    public func brief(from: String, to: String) throws -> Brief { try Brief.make(reports: reports, from: from, to: to) }

    /// Actors that no dictionary knows, the most frequent first.
    /// - Parameter least: how many reports must name one.
    public func unknownActors(namedIn least: Int = 1) -> UnknownActors { UnknownActors(reports, namedIn: least) }

    /// The rules that fire, each with the score that made it.
    public func firing(_ rules: [WatchRule]) -> [(rule: WatchRule, score: Double)] {
        var result: [(rule: WatchRule, score: Double)] = []
        var indices: JSONValue?
        for rule in rules {
            let score: Double?
            switch rule.subject {
            case .dyad(let from, let to): score = (try? brief(from: from, to: to))?.score
            case .risk(let country, let category):
                if indices == nil, let table = CorpusTables.make(reports: reports).first(where: { $0.name == "indices.json" }) {
                    indices = try? JSONParser.parse(table.bytes)
                }
                score = indices.flatMap { Self.latestIndex($0, country, category) }
            }
            if let score, rule.fires(at: score) { result.append((rule, score)) }
        }
        return result
    }

    /// The index of a country in its last month; the highest of all categories when none is named.
    private static func latestIndex(_ indices: JSONValue, _ country: String, _ category: String?) -> Double? {
        let series = (indices[key: "indices"]?.array ?? []).filter { entry in
            entry[key: "country"]?.string == country && (category == nil || entry[key: "category"]?.string == category)
        }
        return series.compactMap { $0[key: "series"]?.array?.last?[key: "index"]?.double }.max()
    }
}

/// The bytes of a report's file; none when it is gone meanwhile.
private enum MappedReport {
    static func bytes(_ path: String) -> [UInt8] { (try? MappedFile(path).bytes) ?? [] }
}
