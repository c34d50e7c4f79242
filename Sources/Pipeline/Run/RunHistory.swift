import Lexicons
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What runs there were: a JSON object a line in `.rapporteur/history.ndjson`, for whoever wants to know since when nights are slow.
enum RunHistory {
    /// Lines that are kept: ten years of nights.
    private static let longest = 4000

    /// Adds a run.
    /// - Throws: `FileError`.
    static func add(_ summary: RunSummary, pipeline: String, to folder: OutputFolder) throws(FileError) {
        var lines = ((try? FileBytes.contents(folder.history)) ?? []).split(separator: 0x0A).suffix(longest - 1).map { Array($0) }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("ended")
            writer.string(ClockText.now)
            summary.writeCounts(pipeline: pipeline, to: &writer)
        }
        lines.append(writer.bytes)
        try folder.publish(Array(lines.joined(separator: [0x0A])) + [0x0A], as: folder.history)
    }
}
