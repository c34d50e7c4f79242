import Prose

/// Decodes the scores of names as a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): best path and
/// marginals, over integers.
struct NameDecoder: Sendable {
    /// Steps to 1.0.
    static let scale: Float = 4096
    /// Scores of one label after another, `from * count + to`, in steps.
    let transitions: [Int32]

    init(transitions: [Float]) { self.transitions = transitions.map(Self.units) }

    /// A score in steps; scores past 2^18 are cut.
    @inline(__always)
    static func units(_ score: Float) -> Int32 { Int32((min(262144, max(-262144, score.isNaN ? 0 : score)) * scale).rounded()) }

    /// The names of all sentences, from `NameLabels.count` scores for each token; linear time.
    func entities(_ scores: [Int32], _ sentences: [Range<Int>], _ tokens: Tokens) -> Entities {
        var result: [Entities.Entity] = []
        var emissions: [Int32] = []
        for range in sentences where !range.isEmpty {
            emissions.removeAll(keepingCapacity: true)
            emissions.append(contentsOf: scores[(range.lowerBound * NameLabels.count)..<(range.upperBound * NameLabels.count)])
            decode(range, emissions, tokens, &result)
        }
        return Entities(result)
    }

    private func decode(_ range: Range<Int>, _ emissions: [Int32], _ tokens: Tokens, _ result: inout [Entities.Entity]) {
        let path = bestPath(emissions)
        guard path.contains(where: { $0 != 0 }) else { return }
        var chain: NameChain?
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
            if chain == nil { chain = NameChain(emissions, transitions, Double(Self.scale)) }
            let words = (range.lowerBound + start)..<(range.lowerBound + position)
            result.append(
                .init(
                    span: tokens.span(of: words), tokens: words, label: NameLabels.kinds[kind],
                    probability: chain?.probability(of: Array(path[start..<position]), at: start) ?? 0))
        }
    }

    /// The best sequence of labels (Viterbi), over integer scores.
    private func bestPath(_ emissions: [Int32]) -> [Int] {
        let n = NameLabels.count
        let count = emissions.count / n
        guard count > 0 else { return [] }
        var back = [UInt8](repeating: 0, count: count * n)
        var current = [Int32](repeating: Int32.min / 4, count: n), previous = current
        for label in 0..<n where NameLabels.opens(label) { previous[label] = emissions[label] }
        for i in 1..<max(1, count) {
            for to in 0..<n {
                var best = Int32.min / 2
                var from = 0
                for candidate in NameLabels.predecessors[to] {
                    let score = previous[candidate] &+ transitions[candidate &* n &+ to]
                    if score > best {
                        best = score
                        from = candidate
                    }
                }
                // Long sentences must not run out of the range of integers.
                current[to] = max(best, Int32.min / 4) &+ emissions[i &* n &+ to]
                back[i &* n &+ to] = UInt8(from)
            }
            var top = current[0]
            for label in 1..<n where current[label] > top { top = current[label] }
            for label in 0..<n { current[label] = max(current[label] &- top, Int32.min / 4) }
            swap(&current, &previous)
        }
        var best = 0
        for label in 1..<n where NameLabels.isClosed(label) && previous[label] > previous[best] { best = label }
        var path = [Int](repeating: 0, count: count)
        for i in stride(from: count - 1, through: 0, by: -1) {
            path[i] = best
            best = Int(back[i * n + best])
        }
        return path
    }
}
