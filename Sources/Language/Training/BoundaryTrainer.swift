import Lexicons
import Prose

/// Learns sentence borders from running text with gold sentences: logistic regression by AdaGrad over hashed features.
struct BoundaryTrainer {
    private var keys: [UInt32] = []
    private var starts: [Int] = [0]
    private var labels: [Bool] = []
    /// Which document each gap is in.
    private var documents: [Int32] = []
    private var documentCount: Int32 = 0

    /// Adds a document: its text, paragraphs by blank lines, and the byte offsets at which sentences begin.
    mutating func add(_ text: String, starts gold: Set<Int32>, layout: TokenLayout) {
        let source = Text(text)
        documentCount += 1
        var (tokens, pieces) = layout.tokens(of: source, blocks: nil)
        _ = layout.sentences(of: &tokens, pieces, in: source, model: nil)
        source.withBytes { bytes in
            let features = BoundaryFeatures(spans: tokens.spans, lower: tokens.lower, flags: tokens.flags, bytes: bytes)
            var buffer = [UInt32](repeating: 0, count: BoundaryFeatures.limit)
            for piece in pieces {
                var since = 1
                for index in piece.tokens.dropFirst() {
                    let count = features.extract(index, piece.tokens, ruled: tokens.flags[index].contains(.sentenceStart), since: since, into: &buffer)
                    keys.append(contentsOf: buffer[..<count])
                    starts.append(keys.count)
                    let border = gold.contains(tokens.spans[index].start)
                    labels.append(border)
                    documents.append(documentCount)
                    since = border ? 1 : since + 1
                }
            }
        }
    }

    /// The section of the model file: a threshold, chosen on an eighth of the documents by a model of the rest, and the weights of
    /// a model of all.
    func encoded(epochs: Int, seed: UInt64, log: (String) -> Void) -> [UInt8] {
        let others = learnt(labels.indices.filter { documents[$0] % 8 != 3 }, epochs, seed)
        var scored: [(score: Int32, border: Bool)] = []
        for example in labels.indices where documents[example] % 8 == 3 {
            var score: Int32 = 0
            for k in starts[example]..<starts[example + 1] { score += Int32(others[Int(keys[k])]) }
            scored.append((score, labels[example]))
        }
        let gold = scored.filter(\.border).count
        var best = (f: 0.0, threshold: Int32(0))
        for threshold in stride(from: Int32(-300), through: 300, by: 20) {
            let found = scored.filter { $0.score > threshold }
            let f = 2 * Double(found.filter(\.border).count) / Double(max(1, found.count + gold))
            if f > best.f { best = (f, threshold) }
        }
        log("borders: threshold \(best.threshold), F1 \(best.f) on documents kept apart")
        return ([Int16(best.threshold)] + learnt(Array(labels.indices), epochs, seed)).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }

    private func learnt(_ examples: [Int], _ epochs: Int, _ seed: UInt64) -> [Int16] {
        var weights = [Float](repeating: 0, count: BoundaryModel.size), squares = weights, totals = weights
        var order = examples
        var state = seed
        for epoch in 0..<epochs {
            for k in stride(from: order.count - 1, to: 0, by: -1) {
                state = WordHash.mixed(state &+ 0x9E37_79B9_7F4A_7C15)
                order.swapAt(k, Int(state % UInt64(k + 1)))
            }
            for example in order {
                let range = starts[example]..<starts[example + 1]
                var score: Float = 0
                for k in range { score += weights[Int(keys[k])] }
                let probability = Float(1 / (1 + Exponential.of(Double(-max(-30, min(30, score))))))
                let gradient = probability - (labels[example] ? 1 : 0)
                if abs(gradient) < 0.001 { continue }
                for k in range {
                    let key = Int(keys[k])
                    let g = gradient + 0.00002 * weights[key]
                    squares[key] += g * g
                    weights[key] -= 0.08 * g / (squares[key].squareRoot() + 0.01)
                }
            }
            if epoch >= epochs / 2 { for k in weights.indices { totals[k] += weights[k] } }
        }
        let share = Float(epochs - epochs / 2)
        return totals.map { Int16(max(-32000, min(32000, ($0 / share * BoundaryModel.unit).rounded()))) }
    }
}
