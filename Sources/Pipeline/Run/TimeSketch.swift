#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Durations in logarithmic classes (each at most 5 % wide), so that a run of millions of documents needs no more memory than one
/// of a hundred. Percentiles are right to 2.5 %, and exact where all of a class are equal.
struct TimeSketch: Sendable {
    private struct Class {
        var count = 0
        var sum = 0.0
    }

    private var classes: [Int: Class] = [:]
    /// Number of durations.
    private(set) var count = 0
    /// Their sum, in microseconds.
    private(set) var total = 0.0

    /// Adds a duration.
    mutating func add(_ microseconds: Int) {
        let value = Double(max(microseconds, 0))
        let number = value < 1 ? 0 : Int(log(value) / 0.0488) + 1
        classes[number, default: Class()].count += 1
        classes[number, default: Class()].sum += value
        count += 1
        total += value
    }

    /// The nearest-rank percentile in microseconds: the mean of its class.
    func percentile(_ percent: Int) -> Double {
        let rank = max(1, (count * percent + 99) / 100)
        var seen = 0
        for (_, entry) in classes.sorted(by: { $0.key < $1.key }) {
            seen += entry.count
            if seen >= rank { return entry.sum / Double(entry.count) }
        }
        return 0
    }
}
