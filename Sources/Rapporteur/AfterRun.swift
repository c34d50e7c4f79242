import Lexicons
import Pipeline
import Prose

/// What follows a run: the corpus tables, the views, and the watch rules of the pipeline file.
public struct AfterRun: Sendable {
    /// What the user should know.
    public private(set) var notes: [String] = []
    /// A line for each watch rule that fires.
    public private(set) var alerts: [String] = []

    /// Does what the configuration asks for; reads no report when it asks for nothing, or when no report was touched since the
    /// same was made of them.
    /// - Parameter gone: files that are gone, whose reports do not count.
    /// - Throws: `FileError`, or what else keeps a view from being written.
    public init(_ config: PipelineConfig, output: String, gone: [String] = [], locator: ResourceLocator = ResourceLocator()) throws {
        let formats = config.output.formats.filter { $0 != "json" }
        if config.corpus.isEmpty, formats.isEmpty, config.watch.isEmpty { return }
        let archive = ReportArchive(output)
        let wanted = Self.wish(config, gone)
        if let done = archive.contents(of: Self.mark).flatMap({ try? JSONParser.parse($0) }), done[key: "of"]?.string == wanted {
            alerts = (done[key: "alerts"]?.array ?? []).compactMap(\.string)
            return
        }
        var views = try DerivedViews(output, locator: locator)
        do {
            if !config.corpus.isEmpty { try views.writeCorpus(config.corpus) }
            if !formats.isEmpty { try views.write(formats) }
        } catch let busy as ViewWorkshop.Busy {
            notes = ["tables and views are as they were: \(busy)"]
        }
        notes += views.notes
        alerts = try views.firing(config.watch).map { Self.alert($0.rule, $0.score) }
        guard notes.isEmpty else { return }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("of")
            writer.string(wanted)
            writer.key("alerts")
            writer.array(alerts) { $0.string($1) }
        }
        let workshop = try ViewWorkshop(output)
        try workshop.publish(writer.bytes + [0x0A], as: Self.mark)
        try workshop.finish()
    }

    /// Says what was made of the reports; the runner takes it away before it touches one.
    private static let mark = ".rapporteur/after-run.json"

    /// What is to be made, by which program, of which reports.
    private static func wish(_ config: PipelineConfig, _ gone: [String]) -> String {
        var writer = JSONWriter()
        writer.array { writer in
            writer.string(FileStamp(path: "/proc/self/exe")?.text ?? Engine.version)
            for list in [config.corpus, config.output.formats, gone] { writer.array(list) { $0.string($1) } }
            writer.array(config.watch) { writer, rule in
                switch rule.subject {
                case .dyad(let from, let to): writer.array([from, to]) { $0.string($1) }
                case .risk(let country, let category): writer.array([country, category ?? ""]) { $0.string($1) }
                }
                writer.array([rule.below, rule.above]) { writer, border in writer.string(border.map { "\($0)" } ?? "") }
            }
        }
        return SHA256.hexadecimal(of: writer.bytes)
    }

    private static func alert(_ rule: WatchRule, _ score: Double) -> String {
        let border = (rule.below.map { "below \(number($0))" } ?? "") + (rule.above.map { "above \(number($0))" } ?? "")
        switch rule.subject {
        case .dyad(let from, let to): return "watch: \(from) towards \(to) is \(number(score)), \(border)"
        case .risk(let country, let category):
            return "watch: risk \(category ?? "overall") of \(country) is \(number(score)), \(border)"
        }
    }

    private static func number(_ value: Double) -> String {
        "\(DecimalNumber(mantissa: Int64((value * 100).rounded()), exponent: -2))"
    }
}
