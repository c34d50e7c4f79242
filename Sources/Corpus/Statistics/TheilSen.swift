/// The Theil-Sen line: the median of the slopes of all pairs (Theil 1950, Sen 1968).
public struct TheilSen: Sendable, Equatable {
    /// Median slope.
    public let slope: Double
    /// Median of `y - slope * x`.
    public let intercept: Double
    /// 95 % interval of the slope, from the ranked slopes (Sen 1968, as `scipy.stats.theilslopes` reckons it).
    public let interval: (low: Double, high: Double)
    /// Number of pairs at different times.
    public let pairs: Int

    /// The line through a series; nil when no two values stand at different times. Quadratic in the series' length.
    public init?(_ values: [Double], times: [Double]? = nil) {
        let n = values.count
        let x = times ?? (0..<n).map(Double.init)
        var slopes: [Double] = []
        for i in 0..<n {
            for j in (i + 1)..<max(n, i + 1) where x[j] != x[i] { slopes.append((values[j] - values[i]) / (x[j] - x[i])) }
        }
        guard !slopes.isEmpty else { return nil }
        slopes.sort()
        let median = Self.median(ofSorted: slopes)
        slope = median
        intercept = Self.median(ofSorted: zip(values, x).map { $0 - median * $1 }.sorted())
        pairs = slopes.count
        let normalQuantile = 1.959963984540054
        let weighted = n * (n - 1) * (2 * n + 5) - MannKendall.tieTerm(values) - MannKendall.tieTerm(x)
        let reach = normalQuantile * (max(0, Double(weighted)) / 18).squareRoot()
        let upper = ((Double(slopes.count) + reach) / 2).rounded(.toNearestOrEven)
        let lower = ((Double(slopes.count) - reach) / 2).rounded(.toNearestOrEven) - 1
        interval = (slopes[max(0, Int(lower))], slopes[min(slopes.count - 1, Int(upper))])
    }

    static func median(ofSorted values: [Double]) -> Double {
        guard !values.isEmpty else { return 0 }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    /// True when both say the same.
    public static func == (a: TheilSen, b: TheilSen) -> Bool {
        a.slope == b.slope && a.intercept == b.intercept && a.interval == b.interval && a.pairs == b.pairs
    }
}
