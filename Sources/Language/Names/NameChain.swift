/// Forward and backward sums of one sentence, for the probabilities of names.
struct NameChain {
    private let emissions: [Double]
    private let transitions: [Double]
    private var forward: [Double] = []
    private var backward: [Double] = []
    private let count: Int

    /// Exponentials of the scores; every row is scaled by its sum, so that no sentence is too long.
    init(_ scores: [Int32], _ transitionScores: [Int32], _ scale: Double) {
        let n = NameLabels.count
        count = scores.count / n
        var emissions = [Double](repeating: 0, count: scores.count)
        for i in 0..<count {
            var top = Int32.min
            for k in 0..<n { top = max(top, scores[i * n + k]) }
            for k in 0..<n { emissions[i * n + k] = Exponential.of(Double(scores[i * n + k] &- top) / scale) }
        }
        self.emissions = emissions
        transitions = transitionScores.map { Exponential.of(Double($0) / scale) }
        forward = Array(repeating: 0, count: scores.count)
        backward = Array(repeating: 0, count: scores.count)
        run()
    }

    private mutating func run() {
        let n = NameLabels.count
        guard count > 0 else { return }
        for k in 0..<n where NameLabels.opens(k) { forward[k] = emissions[k] }
        scale(&forward, 0)
        for i in 1..<max(1, count) {
            for to in 0..<n {
                var sum = 0.0
                for from in NameLabels.predecessors[to] { sum += forward[(i - 1) * n + from] * transitions[from * n + to] }
                forward[i * n + to] = sum * emissions[i * n + to]
            }
            scale(&forward, i)
        }
        for k in 0..<n where NameLabels.isClosed(k) { backward[(count - 1) * n + k] = 1 }
        for i in stride(from: count - 2, through: 0, by: -1) {
            for to in 0..<n {
                let next = backward[(i + 1) * n + to] * emissions[(i + 1) * n + to]
                if next == 0 { continue }
                for from in NameLabels.predecessors[to] { backward[i * n + from] += next * transitions[from * n + to] }
            }
            scale(&backward, i)
        }
    }

    private func scale(_ row: inout [Double], _ i: Int) {
        let n = NameLabels.count
        var sum = 0.0
        for k in 0..<n { sum += row[i * n + k] }
        if sum > 0 { for k in 0..<n { row[i * n + k] /= sum } }
    }

    /// The probability that exactly these labels stand from a place on, given the whole sentence.
    func probability(of labels: [Int], at start: Int) -> Double {
        let n = NameLabels.count
        let end = start + labels.count
        // Numerator: this path between the sums before and after it; denominator: all paths over the same words.
        func total(_ fixed: Bool) -> Double {
            var row = Array(forward[(start * n)..<(start * n + n)])
            if fixed { for k in 0..<n where k != labels[0] { row[k] = 0 } }
            for i in (start + 1)..<max(start + 1, end) {
                var next = [Double](repeating: 0, count: n)
                for to in 0..<n where !fixed || to == labels[i - start] {
                    for from in NameLabels.predecessors[to] { next[to] += row[from] * transitions[from * n + to] }
                    next[to] *= emissions[i * n + to]
                }
                row = next
            }
            var sum = 0.0
            for k in 0..<n { sum += row[k] * backward[(end - 1) * n + k] }
            return sum
        }
        let all = total(false)
        return all > 0 ? min(1, max(0, total(true) / all)) : 0
    }
}
