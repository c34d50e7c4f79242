/// Forward and backward sums of one sentence, for the probabilities of names. The arrays are kept from sentence to sentence.
struct NameChain {
    /// Exponentials of the scores of one label after another.
    private let transitions: [Double]
    private let scale: Double
    private var emissions: [Double] = []
    private var forward: [Double] = []
    private var backward: [Double] = []
    private var count = 0

    /// - Parameter scale: steps of the scores to 1.0.
    init(_ transitionScores: [Int32], _ scale: Double) {
        self.scale = scale
        transitions = transitionScores.map { Exponential.of(Double($0) / scale) }
    }

    /// Exponentials of the scores and the sums over them; every row is scaled by its sum, so that no sentence is too long.
    mutating func read(_ scores: [Int32]) {
        let n = NameLabels.count
        count = scores.count / n
        if emissions.count < scores.count {
            emissions = Array(repeating: 0, count: scores.count)
            forward = emissions
            backward = emissions
        }
        for i in 0..<count {
            var top = Int32.min
            for k in 0..<n { top = max(top, scores[i * n + k]) }
            for k in 0..<n {
                emissions[i * n + k] = Exponential.of(Double(scores[i * n + k] &- top) / scale)
                forward[i * n + k] = 0
                backward[i * n + k] = 0
            }
        }
        run()
    }

    private mutating func run() {
        let n = NameLabels.count
        guard count > 0 else { return }
        let before = NameLabels.before, starts = NameLabels.beforeStarts
        for k in 0..<n where NameLabels.opens(k) { forward[k] = emissions[k] }
        Self.scale(&forward, 0)
        for i in 1..<max(1, count) {
            for to in 0..<n {
                var sum = 0.0
                for at in starts[to]..<starts[to &+ 1] {
                    let from = Int(before[at])
                    sum += forward[(i &- 1) &* n &+ from] * transitions[from &* n &+ to]
                }
                forward[i * n + to] = sum * emissions[i * n + to]
            }
            Self.scale(&forward, i)
        }
        for k in 0..<n where NameLabels.isClosed(k) { backward[(count - 1) * n + k] = 1 }
        for i in stride(from: count - 2, through: 0, by: -1) {
            for to in 0..<n {
                let next = backward[(i + 1) * n + to] * emissions[(i + 1) * n + to]
                if next == 0 { continue }
                for at in starts[to]..<starts[to &+ 1] {
                    let from = Int(before[at])
                    backward[i &* n &+ from] += next * transitions[from &* n &+ to]
                }
            }
            Self.scale(&backward, i)
        }
    }

    /// Divides a row by its sum. Static, as a copy of self beside the row would copy the row's array.
    private static func scale(_ row: inout [Double], _ i: Int) {
        let n = NameLabels.count
        var sum = 0.0
        for k in 0..<n { sum += row[i * n + k] }
        if sum > 0 { for k in 0..<n { row[i * n + k] /= sum } }
    }

    /// The probability that exactly these labels, a part of a path, stand at their places, given the whole sentence.
    func probability(of path: [Int], at places: Range<Int>) -> Double {
        let all = total(path, places, isFixed: false)
        return all > 0 ? min(1, max(0, total(path, places, isFixed: true) / all)) : 0
    }

    /// The sum over the paths through these places: of this path between the sums before and after it, or of all.
    private func total(_ path: [Int], _ places: Range<Int>, isFixed: Bool) -> Double {
        let n = NameLabels.count
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n) { rows in
            var row = 0, next = n
            for k in 0..<n { rows[k] = isFixed && k != path[places.lowerBound] ? 0 : forward[places.lowerBound * n + k] }
            for i in places.dropFirst() {
                for to in 0..<n {
                    var sum = 0.0
                    if !isFixed || to == path[i] {
                        for from in NameLabels.predecessors[to] { sum += rows[row + from] * transitions[from * n + to] }
                    }
                    rows[next + to] = sum * emissions[i * n + to]
                }
                swap(&row, &next)
            }
            var sum = 0.0
            for k in 0..<n { sum += rows[row + k] * backward[(places.upperBound - 1) * n + k] }
            return sum
        }
    }
}
