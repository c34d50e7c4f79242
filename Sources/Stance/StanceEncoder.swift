import CNeural
import Neural
import Prose

/// Two heads over the larger encoder's states: how two mentions of a sentence stand to each other, and how a sentence speaks of a
/// target.
///
/// Directed: one function of (source, object, what stands between, the whole, which stands first) judges both directions. Sections:
/// `pair1`, `pair2`, `target1`, `target2` (matrices), `pair.order` (two rows of the hidden width), `pair.scale` and `target.scale`
/// (one over the temperature, then a bias a class), fitted on sentences that the encoder has not learnt from (Guo et al. 2017).
final class StanceEncoder: Sendable {
    /// What is asked about one sentence; mentions are ranges of tokens within it.
    struct Query {
        var sentence: Range<Int>
        var pairs: [(first: Range<Int>, second: Range<Int>)] = []
        var targets: [Range<Int>] = []
    }

    /// Probabilities in the order of the query; empty for what stands beyond the encoder's reach.
    struct Answer {
        /// In the order of `PairModel.Class`.
        var pairs: [[Double]] = []
        /// Negative, neutral, positive.
        var targets: [[Double]] = []
    }

    private struct Head {
        let first: QuantisedMatrix, second: QuantisedMatrix
        let scale: UnsafePointer<Float>
    }

    private struct Parts {
        let pair: Head, target: Head
        let order: UnsafePointer<Float>
    }

    private static let hidden = 256
    private let encoder: EncoderModel
    private var width: Int { encoder.width }
    // Read-only pointers into the mapping of the encoder, which lives as long as this object.
    nonisolated(unsafe) private let parts: Parts

    /// - Throws: `ModelFile.Malformed`, which names the file.
    init(pieces: ModelFile, network: ModelFile) throws {
        let encoder = try EncoderModel(pieces: pieces, network: network)
        self.encoder = encoder
        parts = try encoder.withSections { sections in
            func head(_ name: String, rows: Int, classes: Int) -> Head? {
                guard let first = EncoderModel.matrix(sections(name + "1"), columns: Self.hidden, rows: rows * encoder.width),
                    let second = EncoderModel.matrix(sections(name + "2"), columns: 3, rows: Self.hidden),
                    let scale = EncoderModel.floats(sections(name + ".scale"), 1 + classes)
                else { return nil }
                return Head(first: first, second: second, scale: scale)
            }
            // The hidden rows of a pair lie where a sentence's states have room.
            guard encoder.width >= Self.hidden, let pair = head("pair", rows: 4, classes: 5), let target = head("target", rows: 3, classes: 3),
                let order = EncoderModel.floats(sections("pair.order"), 2 * Self.hidden)
            else { throw encoder.malformed("a head of stance is missing or of the wrong size") }
            return Parts(pair: pair, target: target, order: order)
        }
    }

    /// Answers about sentences, in the order of the queries. Linear time in words and in what is asked.
    /// - Parameter known: sentences that the same network has read already.
    func answers(
        _ queries: [Query], _ spans: [Span], in bytes: UnsafeBufferPointer<UInt8>, known: EncodedSentences? = nil, level: Int32 = Encoder.best
    ) -> [Answer] {
        var answers: [Answer] = []
        answers.reserveCapacity(queries.count)
        Encoder(encoder, level: level).encode(queries.map(\.sentence), spans, in: bytes, headColumns: 16, known: known) { batch in
            var row = 0
            for sentence in batch.sentences {
                answers.append(answer(queries[answers.count], batch, row, sentence))
                row += sentence.count + 1
            }
        }
        return answers
    }

    private func answer(_ query: Query, _ batch: EncodedBatch, _ root: Int, _ sentence: Range<Int>) -> Answer {
        func rows(_ tokens: Range<Int>) -> Range<Int>? {
            guard !tokens.isEmpty, tokens.lowerBound >= sentence.lowerBound, tokens.upperBound <= sentence.upperBound else { return nil }
            let shift = root + 1 - sentence.lowerBound
            return (tokens.lowerBound + shift)..<(tokens.upperBound + shift)
        }
        let mark = root..<(root + 1)
        let pairs = query.pairs.map { pair -> [Double] in
            guard let a = rows(pair.first), let b = rows(pair.second) else { return [] }
            let low = a.lowerBound <= b.lowerBound ? a.upperBound : b.upperBound, high = max(a.lowerBound, b.lowerBound)
            let between = low < high ? low..<high : mark
            let scores = judge(batch, parts.pair, [[a, b, between, mark], [b, a, between, mark]], order: parts.order)
            let (there, back) = (scores[0], scores[1])
            return Self.probabilities([there[0] + back[0], there[1], back[1], there[2], back[2]], parts.pair.scale)
        }
        let targets = query.targets.map { target -> [Double] in
            guard let place = rows(target) else { return [] }
            let scores = judge(batch, parts.target, [[place, (root + 1)..<(root + 1 + sentence.count), mark]], order: nil)
            return Self.probabilities(scores[0], parts.target.scale)
        }
        return Answer(pairs: pairs, targets: targets)
    }

    /// Three scores for each list of pooled rows; `order` is added to the hidden rows.
    private func judge(_ batch: EncodedBatch, _ head: Head, _ inputs: [[Range<Int>]], order: UnsafePointer<Float>?) -> [[Float]] {
        let space = batch.workspace, width = width, hidden = Self.hidden, level = batch.level
        let total = width * inputs[0].count
        for (k, input) in inputs.enumerated() {
            for (j, rows) in input.enumerated() { pool(space.states, rows, into: space.wide + k * total + j * width) }
        }
        cneural_quantise(level, space.wide, inputs.count, total, space.bytes, space.scales)
        head.first.product(level, space.bytes, space.scales, count: inputs.count, into: space.narrow)
        if let order { for k in 0..<(inputs.count * hidden) { space.narrow[k] += order[k] } }
        cneural_quantise_gated(level, space.narrow, inputs.count, hidden, space.bytes, space.scales)
        head.second.product(level, space.bytes, space.scales, count: inputs.count, into: space.attended)
        return inputs.indices.map { k in (0..<3).map { space.attended[k * head.second.columns + $0] } }
    }

    /// The mean of rows, summed in their order.
    private func pool(_ states: UnsafePointer<Float>, _ rows: Range<Int>, into result: UnsafeMutablePointer<Float>) {
        for k in 0..<width { result[k] = 0 }
        for row in rows {
            let state = states + row * width
            for k in 0..<width { result[k] += state[k] }
        }
        let share = 1 / Float(rows.count)
        for k in 0..<width { result[k] *= share }
    }

    /// Softmax of scaled scores with biases.
    private static func probabilities(_ scores: [Float], _ scale: UnsafePointer<Float>) -> [Double] {
        let logits = scores.indices.map { Double(scores[$0]) * Double(scale[0]) + Double(scale[1 + $0]) }
        let top = logits.max() ?? 0
        let powers = logits.map { PortableMath.exp($0 - top) }
        let total = powers.reduce(0, +)
        return powers.map { $0 / total }
    }
}
