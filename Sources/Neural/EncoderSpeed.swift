import Lexicons
import Prose
import StageKit

/// What loading an encoder and running it over sentences costs, for the benchmark.
public struct EncoderSpeed: Sendable {
    /// Seconds to map the files and check them, the first time and the shortest of twenty.
    public let loading: (first: Double, best: Double)
    /// Layers of the encoder.
    public let layers: Int
    /// Kernels from the portable ones to the best of this processor, with the seconds that a pass took.
    public let levels: [(name: String, seconds: Double)]

    /// Runs an encoder over the words of a text, cut into sentences of a length.
    /// - Parameters:
    ///   - network: the network's file among the resources of Language, as `models/accurate.model`.
    ///   - words: places of words in `text`.
    ///   - length: words in a sentence.
    ///   - clock: seconds of processor time.
    /// - Throws: when a file is missing or unusable.
    public init(of network: String, over words: [Span], in text: Text, length: Int, in environment: StageEnvironment, clock: () -> Double) throws {
        func load() throws -> EncoderModel {
            try EncoderModel(
                pieces: ModelFile(try environment.resource("models/pieces.model", in: "Language")),
                network: ModelFile(try environment.resource(network, in: "Language")))
        }
        var seconds: [Double] = []
        for _ in 0..<20 {
            let begin = clock()
            _ = try load()
            seconds.append(clock() - begin)
        }
        loading = (seconds[0], seconds.min() ?? 0)
        let model = try load()
        layers = model.parts.layers.count
        let sentences = stride(from: 0, to: words.count - words.count % length, by: length).map { $0..<($0 + length) }
        levels = text.withBytes { bytes in
            zip(["portable", "SSE2", "AVX2", "AVX-512 VNNI"], 0...Encoder.best).map { name, level in
                let encoder = Encoder(model, level: level)
                encoder.encode(Array(sentences.prefix(10)), words, in: bytes, headColumns: 16) { _ in }
                let begin = clock()
                encoder.encode(level < 2 ? Array(sentences.prefix(sentences.count / 8)) : sentences, words, in: bytes, headColumns: 16) { _ in }
                return (name, (clock() - begin) * (level < 2 ? 8 : 1))
            }
        }
    }
}
