import Glibc

/// Forward-backward over one sentence: expected labels and transitions, and the logarithm of the sum over all paths, or over
/// the paths that masks allow.
struct Lattice {
    /// Expectation of each label at each word.
    private(set) var nodes: [Double]
    /// Expectation of each transition, summed over the sentence.
    private(set) var edges: [Double]
    /// Logarithm of the sum over the paths.
    private(set) var logarithm = 0.0

    /// Nil when no path is allowed.
    init?(_ scores: [Double], _ transitionScores: [Float], _ masks: [UInt32]?) {
        let n = NameLabels.count, count = scores.count / n
        var emissions = [Double](repeating: 0, count: scores.count)
        for i in 0..<count {
            var top = -Double.infinity
            for k in 0..<n { top = max(top, scores[i * n + k]) }
            logarithm += top
            for k in 0..<n where masks.map({ $0[i] >> UInt32(k) & 1 == 1 }) ?? true { emissions[i * n + k] = exp(scores[i * n + k] - top) }
        }
        let transitions = transitionScores.map { exp(Double($0)) }
        var forward = [Double](repeating: 0, count: scores.count), backward = forward
        var scales = [Double](repeating: 1, count: count)
        for i in 0..<count {
            var sum = 0.0
            for to in 0..<n where emissions[i * n + to] > 0 {
                var value = 0.0
                if i == 0 {
                    value = NameLabels.opens(to) ? 1 : 0
                } else {
                    for from in NameLabels.predecessors[to] { value += forward[(i - 1) * n + from] * transitions[from * n + to] }
                }
                forward[i * n + to] = value * emissions[i * n + to]
                sum += forward[i * n + to]
            }
            if sum <= 0 { return nil }
            scales[i] = sum
            logarithm += log(sum)
            for k in 0..<n { forward[i * n + k] /= sum }
        }
        var end = 0.0
        for k in 0..<n where NameLabels.isClosed(k) {
            backward[(count - 1) * n + k] = 1
            end += forward[(count - 1) * n + k]
        }
        if end <= 0 { return nil }
        logarithm += log(end)
        nodes = Array(repeating: 0, count: scores.count)
        edges = Array(repeating: 0, count: n * n)
        for i in stride(from: count - 1, through: 0, by: -1) {
            for k in 0..<n { nodes[i * n + k] = forward[i * n + k] * backward[i * n + k] / end }
            if i == 0 { break }
            for to in 0..<n {
                let next = backward[i * n + to] * emissions[i * n + to] / scales[i]
                if next == 0 { continue }
                for from in NameLabels.predecessors[to] {
                    let edge = next * transitions[from * n + to]
                    backward[(i - 1) * n + from] += edge
                    edges[from * n + to] += forward[(i - 1) * n + from] * edge / end
                }
            }
        }
    }
}
