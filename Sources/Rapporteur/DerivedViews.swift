import Corpus
import Lexicons
import Pipeline
import Prose
import Reports
import Views

/// Everything that is made from reports alone: the corpus tables, pages and tables of the views. It can be thrown away and made anew.
///
/// Views are made report by report; the corpus tables and briefs hold what they need of all reports in memory.
public struct DerivedViews: Sendable {
    /// The views that can be made.
    public static let formats = ["html", "sqlite", "csv", "ndjson", "gkg", "phoenix", "conllu", "webannotation"]

    /// What corpus tables, briefs and watch rules read; other layers need not be kept in memory.
    private static let corpusLayers: Set<LayerName> = [.meta, .dates, .actors, .events, .claims, .stances, .authorStances, .risk]
    private static let database = "reports.sqlite"

    private let output: String
    private let archive: ReportArchive
    private let locator: ResourceLocator
    /// Files that are gone keep their reports until they are pruned, and count no more.
    private let gone: Set<String>
    private var corpusReports: [Report]?

    /// Number of reports that were read.
    public private(set) var count = 0
    /// What the user should know of the reports that were read.
    public private(set) var notes: [String] = []
    /// Views that no report could be put into.
    public private(set) var empty: [String] = []

    /// The reports of an output folder.
    /// - Throws: `FileError` when there are none.
    public init(_ output: String, locator: ResourceLocator = ResourceLocator()) throws(FileError) {
        self.output = output
        self.locator = locator
        archive = ReportArchive(output)
        _ = try archive.paths()
        let record = archive.contents(of: "run.json").flatMap { try? JSONParser.parse($0) }
        gone = Set((record?[key: "gone"]?.array ?? []).compactMap(\.string))
    }

    /// Reads the reports that count, one after another.
    private mutating func forEach(_ layers: Set<LayerName>?, _ body: (Report, [UInt8]) throws -> Void) throws {
        var read = 0, old = 0
        var oldSchema = ""
        let unreadable = try archive.forEach(layers) { report, bytes in
            if gone.contains(report.document.source.path ?? "") { return }
            read += 1
            if report.isOld {
                if old == 0 { oldSchema = report.schema }
                old += 1
            }
            try body(report, bytes)
        }
        count = read
        for note in unreadable { tell(note) }
        if old > 0 {
            tell(
                "\(old) of \(read) reports are of an older schema (\(oldSchema), this program writes \(ReportWriter.schema)): what they lack counts "
                    + "as not assessed; 'run --all' makes them anew")
        }
    }

    private mutating func tell(_ note: String) {
        if !notes.contains(note) { notes.append(note) }
    }

    private mutating func reports() throws -> [Report] {
        if let corpusReports { return corpusReports }
        var found: [Report] = []
        try forEach(Self.corpusLayers) { report, _ in found.append(report) }
        corpusReports = found
        return found
    }

    // MARK: Views

    /// Writes views, all in one pass over the reports: `site/` for html, `csv/` for csv, `reports.*` for the others.
    /// - Throws: `ViewWorkshop.Busy`, `FileError`, `ReportDatabase.Failure`, or `ResourceLocator.Missing`.
    public mutating func write(_ formats: [String]) throws {
        let workshop = try ViewWorkshop(output)
        var views: [(format: String, view: any DerivedView, taken: Int, gap: String?)] = []
        for format in formats { if let view = try view(format) { views.append((format, view, 0, nil)) } }
        let draft = "draft.sqlite", finished = "finished.sqlite"
        let database = try formats.contains("sqlite") ? ReportDatabase(draft: workshop.draft(draft), finished: workshop.draft(finished)) : nil
        func put(_ pieces: [ViewPiece]) throws(FileError) {
            for piece in pieces {
                if piece.isWhole { try workshop.publish(piece.bytes, as: piece.path) } else { try workshop.append(piece.bytes, to: piece.path) }
            }
        }
        for index in views.indices { try put(views[index].view.begin()) }
        try forEach(nil) { report, bytes in
            for index in views.indices {
                do {
                    try put(try views[index].view.add(report, bytes: bytes))
                    views[index].taken += 1
                } catch let gap as ViewGap {
                    if views[index].gap == nil { views[index].gap = "\(gap)" }
                }
            }
            try database?.add(report)
        }
        for index in views.indices { try put(views[index].view.end()) }
        try workshop.finish()
        if let database {
            try database.finish()
            try workshop.discard(draft)
            try workshop.publish(draft: finished, as: Self.database)
            try workshop.finish()
        }
        if formats.contains("html") { try workshop.removeOthers(below: "site/reports") }
        for view in views {
            guard let gap = view.gap else { continue }
            tell("\(view.format): \(count - view.taken) of \(count) reports are left out: \(gap)")
            if view.taken == 0 { empty.append(view.format) }
        }
    }

    private func view(_ format: String) throws -> (any DerivedView)? {
        switch format {
        case "html": HTMLSite()
        case "csv": CSVTables()
        case "ndjson": ReportLines()
        case "gkg": GKGView(try CountryCodes(locator))
        case "phoenix": PhoenixEvents()
        case "conllu": ConlluView()
        case "webannotation": WebAnnotations()
        default: nil
        }
    }

    /// Where a view lies, below the output folder.
    public static func path(of format: String) -> String {
        switch format {
        case "html": "site/index.html"
        case "csv": "csv"
        case "gkg": "reports.gkg.csv"
        case "phoenix": "reports.phoenix.tsv"
        case "webannotation": "reports.annotations.jsonld"
        default: "reports.\(format)"
        }
    }

    // MARK: The corpus

    /// Writes tables over all reports to `corpus/`.
    /// - Parameter names: dyads, trends, indices.
    /// - Throws: `ViewWorkshop.Busy` or `FileError`.
    public mutating func writeCorpus(_ names: [String]) throws {
        let reports = try reports()
        let workshop = try ViewWorkshop(output)
        for table in CorpusTables.make(reports: reports) where names.contains(String(table.name.split(separator: ".")[0])) {
            try workshop.publish(table.bytes + [0x0A], as: "corpus/\(table.name)")
        }
        try workshop.finish()
    }

    /// The brief on a dyad.
    /// - Throws: `BriefError` when no report names one of the two.
    public mutating func brief(from: String, to: String) throws -> Brief { try Brief.make(reports: try reports(), from: from, to: to) }

    /// Actors that no dictionary knows, the most frequent first.
    /// - Parameter least: how many reports must name one.
    /// - Throws: `FileError`.
    public mutating func unknownActors(namedIn least: Int = 1) throws -> UnknownActors { UnknownActors(try reports(), namedIn: least) }

    /// The rules that fire, each with the score that made it.
    /// - Throws: `FileError`.
    public mutating func firing(_ rules: [WatchRule]) throws -> [(rule: WatchRule, score: Double)] {
        var result: [(rule: WatchRule, score: Double)] = []
        var indices: JSONValue?
        for rule in rules {
            let score: Double?
            switch rule.subject {
            case .dyad(let from, let to): score = (try? brief(from: from, to: to))?.score
            case .risk(let country, let category):
                if indices == nil, let table = CorpusTables.make(reports: try reports()).first(where: { $0.name == "indices.json" }) {
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
