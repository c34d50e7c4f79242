import Prose

/// Pettitt's test for one change of level at an unknown time (Pettitt 1979, Applied Statistics 28).
public struct Pettitt: Sendable, Equatable {
    /// Index of the first value after the change.
    public let index: Int
    /// Approximate p-value.
    public let p: Double

    /// The likeliest change in a series; nil for fewer than two values or when all are equal. Quadratic in its length.
    public init?(_ values: [Double]) {
        let n = values.count
        guard n >= 2 else { return nil }
        var u = 0, best = 0, at = 0
        for t in 0..<(n - 1) {
            for other in values { u += values[t] > other ? 1 : values[t] < other ? -1 : 0 }
            if abs(u) > best {
                best = abs(u)
                at = t + 1
            }
        }
        guard best > 0 else { return nil }
        index = at
        let k = Double(best), m = Double(n)
        p = min(1, 2 * PortableMath.exp(-6 * k * k / (m * m * m + m * m)))
    }
}
