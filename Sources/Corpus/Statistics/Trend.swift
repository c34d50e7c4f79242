/// Where a series is heading: Mann-Kendall test, Theil-Sen slope, change point.
public struct Trend: Sendable, Equatable {
    /// The answer in a word.
    public enum Label: String, Sendable, CaseIterable {
        case improving, deteriorating, noTrend = "no_trend", insufficient
    }

    /// Fewest values from which a trend is told.
    public static let leastCount = 5
    /// Significance level of the label.
    public static let level = 0.05

    /// Number of values.
    public let count: Int
    /// The plain test.
    public let test: MannKendall
    /// p-value with the variance of Hamed and Rao; nil when the values do not depend on their predecessors.
    public let correctedP: Double?
    /// The slope; nil for fewer than two values.
    public let line: TheilSen?
    /// The change of level, where there is one at `level`.
    public let change: Pettitt?

    /// The trend of a series.
    /// - Parameters:
    ///   - values: one value a bucket, in order of time.
    ///   - times: number of the bucket; by default 0, 1, 2 ….
    public init(_ values: [Double], times: [Double]? = nil) {
        count = values.count
        test = MannKendall(values, times: times)
        line = TheilSen(values, times: times)
        let factor = HamedRao.factor(values, slope: line?.slope ?? 0)
        correctedP = factor == 1 ? nil : MannKendall(s: test.s, variance: test.variance * factor, count: count).p
        change = count >= Self.leastCount ? Pettitt(values).flatMap { $0.p < Self.level ? $0 : nil } : nil
    }

    /// The p-value behind the label: the corrected one where there is one.
    public var p: Double { correctedP ?? test.p }
    /// Which variance the label rests on.
    public var testName: String { correctedP == nil ? "mann-kendall" : "mann-kendall-hamed-rao" }

    /// The trend in a word, at a level of significance.
    public var label: Label {
        if count < Self.leastCount { return .insufficient }
        if p >= Self.level { return .noTrend }
        return test.s > 0 ? .improving : .deteriorating
    }
}
