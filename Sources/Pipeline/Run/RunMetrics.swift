import Lexicons
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The counts of a run for Prometheus, in the text format that node_exporter's textfile collector reads.
public enum RunMetrics {
    /// Publishes the metrics of a run, whole or not at all: the collector never reads half a file.
    /// - Throws: `FileError`.
    public static func write(_ summary: RunSummary, pipeline: String, exitCode: Int32, to path: String) throws(FileError) {
        try AtomicFile.write(Array(text(summary, pipeline: pipeline, exitCode: exitCode, now: time(nil)).utf8), to: path, staging: path + ".tmp")
    }

    static func text(_ summary: RunSummary, pipeline: String, exitCode: Int32, now: Int) -> String {
        let label = "pipeline=\"\(escaped(pipeline))\""
        var result = ""
        func add(_ name: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            result += "# HELP rapporteur_\(name) \(help)\n# TYPE rapporteur_\(name) gauge\n"
            for sample in samples { result += "rapporteur_\(name){\(sample.labels)} \(sample.value)\n" }
        }
        func decimal(_ value: Double) -> String { "\(DecimalNumber(mantissa: Int64((value * 1000).rounded()), exponent: -3))" }
        add("run_documents", "Documents of the last run by what became of them.",
            summary.counts.dropFirst().map { ("\(label),state=\"\($0.name)\"", "\($0.value)") })
        add("run_files", "Files that the last run found.", [(label, "\(summary.files)")])
        add("run_gone_files", "Files that were worked on earlier and are gone.", [(label, "\(summary.gone.count)")])
        add("run_duration_seconds", "How long the last run took.", [(label, decimal(summary.seconds))])
        add("run_exit_code", "How the last run ended; 0 is well.", [(label, "\(exitCode)")])
        add("run_end_timestamp_seconds", "When the last run ended.", [(label, "\(now)")])
        if !summary.timings.isEmpty {
            add("stage_seconds_total", "Time that a stage took in the last run.",
                summary.timings.map { ("\(label),stage=\"\(escaped($0.step))\"", decimal($0.times.total / 1e6)) })
            add("stage_seconds_p99", "Time within which a stage did 99 of 100 documents.",
                summary.timings.map { ("\(label),stage=\"\(escaped($0.step))\"", decimal($0.times.percentile(99) / 1e6)) })
        }
        return result
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
