import Prose

/// The Mann-Kendall test for a monotone trend (Mann 1945, Kendall 1975), with corrections for ties and for continuity.
public struct MannKendall: Sendable, Equatable {
    /// Sum of the signs of all differences `y[j] - y[i]`, i < j.
    public let s: Int
    /// Variance of `s` under no trend.
    public let variance: Double
    /// Standardised `s`; 0 when `s` is 0 or all values are tied.
    public let z: Double
    /// Two-sided p-value of `z`.
    public let p: Double
    /// Kendall's tau, -1 to 1.
    public let tau: Double

    /// Tests a series. Quadratic in its length.
    /// - Parameters:
    ///   - values: the series, in order of time.
    ///   - times: when; by default 0, 1, 2 …. Pairs at one time do not count.
    public init(_ values: [Double], times: [Double]? = nil) {
        let n = values.count
        var sum = 0
        for i in 0..<n {
            for j in (i + 1)..<max(n, i + 1) {
                if let times, times[i] == times[j] { continue }
                sum += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0
            }
        }
        var weighted = n * (n - 1) * (2 * n + 5)
        weighted -= Self.tieTerm(values)
        if let times { weighted -= Self.tieTerm(times) }
        self.init(s: sum, variance: Double(weighted) / 18, count: n)
    }

    /// The test from its sum and a variance that may have been corrected.
    init(s: Int, variance: Double, count n: Int) {
        self.s = s
        self.variance = variance
        if s == 0 || variance <= 0 {
            z = 0
        } else {
            z = (Double(s) - (s > 0 ? 1 : -1)) / variance.squareRoot()
        }
        p = PortableMath.erfc(abs(z) / 2.0.squareRoot())
        tau = n > 1 ? Double(s) / (Double(n * (n - 1)) / 2) : 0
    }

    /// Sum of t(t-1)(2t+5) over the groups of t equal values.
    static func tieTerm(_ values: [Double]) -> Int {
        let sorted = values.sorted()
        var sum = 0, start = 0
        while start < sorted.count {
            var end = start
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            let t = end - start
            sum += t * (t - 1) * (2 * t + 5)
            start = end
        }
        return sum
    }
}
