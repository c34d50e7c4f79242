/// The variance correction of Hamed and Rao (1998, J. Hydrology 204) for series whose values depend on their predecessors:
/// without it the Mann-Kendall test finds trends in them too often.
enum HamedRao {
    /// The factor on the variance: 1 when the lag-1 autocorrelation of the detrended ranks is not significant at 5 %.
    static func factor(_ values: [Double], slope: Double) -> Double {
        let n = values.count
        guard n >= 8 else { return 1 }
        let ranks = averageRanks(values.enumerated().map { $1 - slope * Double($0) })
        let mean = Double(n + 1) / 2
        let spread = ranks.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard spread > 0 else { return 1 }
        let limit = 1.959963984540054 / Double(n).squareRoot()
        var sum = 0.0
        for lag in 1..<(n - 1) {
            var product = 0.0
            for i in 0..<(n - lag) { product += (ranks[i] - mean) * (ranks[i + lag] - mean) }
            let correlation = product / spread
            if lag == 1, abs(correlation) <= limit { return 1 }
            if abs(correlation) > limit { sum += Double((n - lag) * (n - lag - 1) * (n - lag - 2)) * correlation }
        }
        let factor = 1 + 2 / Double(n * (n - 1) * (n - 2)) * sum
        // Values that alternate would lower the variance; the test is never made more eager than the plain one.
        return max(1, factor)
    }

    private static func averageRanks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
        var ranks = Array(repeating: 0.0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for k in start..<end { ranks[order[k]] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
