import Prose

/// How a run went.
public struct RunSummary: Sendable {
    /// Files that were found.
    public var files = 0
    /// Reports that were written.
    public var done = 0
    /// Reports that stand as they are.
    public var unchanged = 0
    /// Documents set aside in this run.
    public var quarantined = 0
    /// Documents set aside in earlier runs, and not tried again because neither they nor the pipeline have changed.
    public var stillQuarantined = 0
    /// Names of files that were worked on earlier and are gone.
    public var gone: [String] = []
    /// Folders that could not be listed.
    public var unreadable: [String] = []
    /// Files that would be worked on (a dry run).
    public var wouldRun: [String] = []
    /// The signal that ended the run early.
    public var signal: Int32?
    /// True when the run was ended at the first failure.
    public var stoppedEarly = false
    /// Seconds that it took.
    public var seconds = 0.0
    /// The pipeline's fingerprint.
    public var fingerprint = ""
    /// Microseconds of every step, one number a document.
    var timings: [(step: String, microseconds: [Int])] = []

    /// A run that has done nothing yet.
    public init() {}

    mutating func note(_ step: String, _ microseconds: Int) {
        if let index = timings.firstIndex(where: { $0.step == step }) {
            timings[index].microseconds.append(microseconds)
        } else {
            timings.append((step, [microseconds]))
        }
    }

    /// `run.json`: counts, and how long each stage takes.
    func json(pipeline: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.run/1")
            writer.key("pipeline")
            writer.string(pipeline)
            writer.key("fingerprint")
            writer.string(fingerprint)
            writer.key("seconds")
            writer.number(seconds, decimals: 3)
            for (name, value) in [
                ("files", files), ("done", done), ("unchanged", unchanged), ("quarantined", quarantined),
                ("still_quarantined", stillQuarantined),
            ] {
                writer.key(name)
                writer.integer(value)
            }
            writer.key("gone")
            writer.array(gone) { $0.string($1) }
            writer.key("interrupted")
            writer.bool(signal != nil || stoppedEarly)
            writer.key("stages")
            writer.array(timings) { writer, timing in
                let sorted = timing.microseconds.sorted()
                writer.object { writer in
                    writer.key("stage")
                    writer.string(timing.step)
                    writer.key("documents")
                    writer.integer(sorted.count)
                    writer.key("p50_ms")
                    writer.number(Self.percentile(sorted, 50), decimals: 3)
                    writer.key("p99_ms")
                    writer.number(Self.percentile(sorted, 99), decimals: 3)
                    writer.key("total_s")
                    writer.number(Double(sorted.reduce(0, &+)) / 1e6, decimals: 3)
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    /// The nearest-rank percentile in milliseconds.
    private static func percentile(_ sorted: [Int], _ percent: Int) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = (sorted.count * percent + 99) / 100
        return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
    }
}
