import Prose

/// Decodes the scores of names as a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): best path and
/// marginals, over integers; then once more where the document tells more of a name than its sentence (`NameMemory`).
struct NameDecoder: Sendable {
    /// Steps to 1.0.
    static let scale: Float = 4096
    /// Scores of one label after another, `from * count + to`, in steps.
    let transitions: [Int32]
    private let chain: NameChain

    init(transitions: [Float]) {
        self.transitions = transitions.map(Self.units)
        chain = NameChain(self.transitions, Double(Self.scale))
    }

    /// A score in steps; scores past 2^18 are cut.
    @inline(__always)
    static func units(_ score: Float) -> Int32 { Int32((min(262144, max(-262144, score.isNaN ? 0 : score)) * scale).rounded()) }

    /// Space that is kept from sentence to sentence.
    private struct Space {
        var emissions: [Int32] = []
        var path: [Int] = []
        var back: [UInt8] = []
        var current = [Int32](repeating: 0, count: NameLabels.count)
        var previous = [Int32](repeating: 0, count: NameLabels.count)
        var chain: NameChain
    }

    /// The names of all sentences, from `NameLabels.count` scores for each token; linear time.
    func entities(_ scores: [Int32], _ sentences: [Range<Int>], _ tokens: Tokens) -> Entities {
        var space = Space(chain: chain)
        var result: [Entities.Entity] = []
        /// Where the names of each sentence begin in `result`.
        var starts: [Int] = []
        for range in sentences {
            starts.append(result.count)
            space.emissions.removeAll(keepingCapacity: true)
            space.emissions.append(contentsOf: scores[(range.lowerBound * NameLabels.count)..<(range.upperBound * NameLabels.count)])
            decode(range, tokens, &space, &result)
        }
        starts.append(result.count)
        guard sentences.count > 1, !result.isEmpty else { return Entities(result) }
        return Entities(again(result, starts, scores, sentences, tokens, &space))
    }

    /// A second pass over the sentences for which the document holds more than they say themselves.
    private func again(
        _ first: [Entities.Entity], _ starts: [Int], _ scores: [Int32], _ sentences: [Range<Int>], _ tokens: Tokens, _ space: inout Space
    ) -> [Entities.Entity] {
        let memory = NameMemory(first, tokens)
        var result: [Entities.Entity] = []
        result.reserveCapacity(first.count)
        for (number, range) in sentences.enumerated() where !range.isEmpty {
            let own = first[starts[number]..<starts[number + 1]]
            space.emissions.removeAll(keepingCapacity: true)
            space.emissions.append(contentsOf: scores[(range.lowerBound * NameLabels.count)..<(range.upperBound * NameLabels.count)])
            if memory.recall(range, own, tokens, &space.emissions) {
                decode(range, tokens, &space, &result)
            } else {
                result.append(contentsOf: own)
            }
        }
        return result
    }

    private func decode(_ range: Range<Int>, _ tokens: Tokens, _ space: inout Space, _ result: inout [Entities.Entity]) {
        findBestPath(&space)
        let path = space.path
        guard path.contains(where: { $0 != 0 }) else { return }
        space.chain.read(space.emissions)
        var position = 0
        while position < path.count {
            let start = position
            let label = path[start]
            position += 1
            if label == 0 { continue }
            let kind = NameLabels.kind(label)
            if label == NameLabels.begin(kind) {
                while position < path.count, path[position] == NameLabels.inside(kind) { position += 1 }
                if position < path.count, path[position] == NameLabels.last(kind) { position += 1 }
            }
            let words = (range.lowerBound + start)..<(range.lowerBound + position)
            result.append(
                .init(
                    span: tokens.span(of: words), tokens: words, label: NameLabels.kinds[kind],
                    probability: space.chain.probability(of: path, at: start..<position)))
        }
    }

    /// The best sequence of labels (Viterbi), over integer scores.
    private func findBestPath(_ space: inout Space) {
        let n = NameLabels.count
        let count = space.emissions.count / n
        space.path.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        while space.back.count < count * n { space.back.append(0) }
        for label in 0..<n { space.previous[label] = NameLabels.opens(label) ? space.emissions[label] : Int32.min / 4 }
        let before = NameLabels.before, starts = NameLabels.beforeStarts
        for i in 1..<max(1, count) {
            var top = Int32.min
            for to in 0..<n {
                var best = Int32.min / 2
                var from: UInt8 = 0
                for at in starts[to]..<starts[to &+ 1] {
                    let candidate = before[at]
                    let score = space.previous[Int(candidate)] &+ transitions[Int(candidate) &* n &+ to]
                    if score > best {
                        best = score
                        from = candidate
                    }
                }
                // Long sentences must not run out of the range of integers.
                let score = max(best, Int32.min / 4) &+ space.emissions[i &* n &+ to]
                space.current[to] = score
                space.back[i &* n &+ to] = from
                top = max(top, score)
            }
            for label in 0..<n { space.current[label] = max(space.current[label] &- top, Int32.min / 4) }
            swap(&space.current, &space.previous)
        }
        var best = 0
        for label in 1..<n where NameLabels.isClosed(label) && space.previous[label] > space.previous[best] { best = label }
        for _ in 0..<count { space.path.append(0) }
        for i in stride(from: count - 1, through: 0, by: -1) {
            space.path[i] = best
            best = Int(space.back[i * n + best])
        }
    }
}
