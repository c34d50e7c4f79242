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
            for cost in done.document.costs { result += "  \(cost.stage): \(sentences(cost, of: done.document)) by the model '\(cost.model)'\n" }
            if let failure = done.failure { result += "  failed in \(failure)\n" }
        }
        return result
    }

    /// "3 of 31 sentences (2, 5-6)", numbers from 1.
    private static func sentences(_ cost: Document.Cost, of document: Document) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in cost.sentences.map({ $0 + 1 }) {
            if let last = runs.last, last.upperBound + 1 == number { runs[runs.count - 1] = last.lowerBound...number } else { runs.append(number...number) }
        }
        let all = (try? document.layerIfPresent(Sentences.self))?.sentences.count ?? 0
        let list = runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
        return "\(cost.sentences.count) of \(all) sentences (\(list)) read"
    }

    private static func milliseconds(_ microseconds: Int) -> String {
        "\(DecimalNumber(mantissa: Int64(microseconds), exponent: -3)) ms"
    }
}
