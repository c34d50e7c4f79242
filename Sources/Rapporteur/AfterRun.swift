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
    /// - Throws: `FileError`.
    public init(_ config: PipelineConfig, output: String, gone: [String] = []) throws(FileError) {
        let formats = config.output.formats.filter { $0 != "json" }
        if config.corpus.isEmpty, formats.isEmpty, config.watch.isEmpty { return }
        let archive = ReportArchive(output)
        let wanted = Self.wish(config, gone)
        if let done = archive.contents(of: Self.mark).flatMap({ try? JSONParser.parse($0) }), done[key: "of"]?.string == wanted {
            alerts = (done[key: "alerts"]?.array ?? []).compactMap(\.string)
            return
        }
        let views = try DerivedViews(output)
        notes = views.unreadable + views.notes
        if !config.corpus.isEmpty { try views.writeCorpus(config.corpus) }
        for format in formats where try !views.write(format) {
            notes.append("format '\(format)' cannot be made by this version; it makes \(DerivedViews.formats.joined(separator: ", "))")
        }
        alerts = views.firing(config.watch).map { Self.alert($0.rule, $0.score) }
        guard notes.isEmpty else { return }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("of")
            writer.string(wanted)
            writer.key("alerts")
            writer.array(alerts) { $0.string($1) }
        }
        try archive.publish(writer.bytes + [0x0A], as: Self.mark)
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
