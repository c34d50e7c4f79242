import Lexicons
import Prose
import StageKit

/// What a pipeline does with one file, in words.
public enum DocumentTrace {
    /// Each part of the file with its layers and the time that each step took.
    /// - Throws: `FileError` when the file cannot be read.
    public static func text(of path: String, _ pipeline: LoadedPipeline, splitter: any ContainerSplitter) throws -> String {
        let bytes = try FileBytes.contents(path)
        let processor = DocumentProcessor(pipeline)
        var result = ""
        try splitter.split(bytes, path: path) { part, payload in
            var payload = payload
            if case .part(let format, let bytes, _) = payload, let plain = RecordSplitter.payload(format, bytes) { payload = plain }
            let source = Source(payload: payload, path: path, part: part, sha256: SHA256.hexadecimal(of: payload.bytes))
            let done = processor.process(source, id: path)
            result += "\(path)\(part.map { "#\($0)" } ?? ""): \(payload.bytes.count) bytes, \(done.document.text.count) bytes of text\n"
            for outcome in done.outcomes { result += "  \(outcome.layer): \(outcome.status) by \(outcome.by)\n" }
            for timing in done.timings { result += "  \(timing.step) took \(milliseconds(timing.microseconds))\n" }
            if let failure = done.failure { result += "  failed in \(failure)\n" }
        }
        return result
    }

    private static func milliseconds(_ microseconds: Int) -> String {
        "\(DecimalNumber(mantissa: Int64(microseconds), exponent: -3)) ms"
    }
}
