import Lexicons
import Pipeline
import Prose

/// What follows a run: the corpus tables, the views, and the watch rules of the pipeline file.
public struct AfterRun: Sendable {
    /// What the user should know.
    public private(set) var notes: [String] = []
    /// A line for each watch rule that fires.
    public private(set) var alerts: [String] = []

    /// Does what the configuration asks for; reads no report when it asks for nothing.
    /// - Throws: `FileError`.
    public init(_ config: PipelineConfig, output: String) throws(FileError) {
        let formats = config.output.formats.filter { $0 != "json" }
        if config.corpus.isEmpty, formats.isEmpty, config.watch.isEmpty { return }
        let views = try DerivedViews(output)
        notes = views.unreadable
        if !config.corpus.isEmpty { try views.writeCorpus(config.corpus) }
        for format in formats where try !views.write(format) {
            notes.append("format '\(format)' cannot be made by this version; it makes \(DerivedViews.formats.joined(separator: ", "))")
        }
        alerts = views.firing(config.watch).map { Self.alert($0.rule, $0.score) }
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
