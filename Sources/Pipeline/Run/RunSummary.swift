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
    /// Number of sidecar files whose input is not there.
    public var orphanedSidecars = 0
    /// Files that would be worked on (a dry run).
    public var wouldRun: [String] = []
    /// Files that are too young and wait for the next run.
    public var waiting = 0
    /// The signal that ended the run early.
    public var signal: Int32?
    /// True when the run was ended at the first failure.
    public var stoppedEarly = false
    /// Seconds that it took.
    public var seconds = 0.0
    /// The pipeline's fingerprint.
    public var fingerprint = ""
    /// Microseconds of every step, one number a document.
    var timings: [(step: String, times: TimeSketch)] = []

    /// A run that has done nothing yet.
    public init() {}

    mutating func note(_ step: String, _ microseconds: Int) {
        if let index = timings.firstIndex(where: { $0.step == step }) {
            timings[index].times.add(microseconds)
        } else {
            var times = TimeSketch()
            times.add(microseconds)
            timings.append((step, times))
        }
    }

    /// `run.json`: counts, and how long each stage takes.
    func json(pipeline: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.run/1")
            writeCounts(pipeline: pipeline, to: &writer)
            writer.key("gone")
            writer.array(gone) { $0.string($1) }
            writer.key("interrupted")
            writer.bool(signal != nil || stoppedEarly)
            writer.key("stages")
            writer.array(timings) { writer, timing in
                writer.object { writer in
                    writer.key("stage")
                    writer.string(timing.step)
                    writer.key("documents")
                    writer.integer(timing.times.count)
                    writer.key("p50_ms")
                    writer.number(timing.times.percentile(50) / 1000, decimals: 3)
                    writer.key("p99_ms")
                    writer.number(timing.times.percentile(99) / 1000, decimals: 3)
                    writer.key("total_s")
                    writer.number(timing.times.total / 1e6, decimals: 3)
                }
            }
        }
        return writer.bytes + [0x0A]
    }

    /// The members that `run.json` and the history have in common.
    func writeCounts(pipeline: String, to writer: inout JSONWriter) {
        writer.key("pipeline")
        writer.string(pipeline)
        writer.key("fingerprint")
        writer.string(fingerprint)
        writer.key("seconds")
        writer.number(seconds, decimals: 3)
        for (name, value) in counts {
            writer.key(name)
            writer.integer(value)
        }
    }

    /// The counts by name, in a fixed order.
    var counts: [(name: String, value: Int)] {
        [
            ("files", files), ("done", done), ("unchanged", unchanged), ("quarantined", quarantined),
            ("still_quarantined", stillQuarantined), ("waiting", waiting),
        ]
    }
}
