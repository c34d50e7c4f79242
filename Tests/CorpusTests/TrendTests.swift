import Corpus
import Testing

@Suite struct TrendTests {
    @Test func aRisingSeriesImproves() {
        let trend = Trend([-0.6, -0.5, -0.5, -0.2, -0.1, 0.1, 0.2, 0.2])
        #expect(trend.label == .improving)
        #expect(trend.test.s == 26)
        #expect((trend.line?.slope ?? 0) > 0.1)
    }

    @Test func aFallingSeriesDeteriorates() {
        #expect(Trend((0..<12).map { 0.5 - 0.1 * Double($0) }).label == .deteriorating)
    }

    @Test func fourValuesAreTooFew() {
        #expect(Trend([0, 0.1, 0.2, 0.3]).label == .insufficient)
        #expect(Trend([]).label == .insufficient)
        #expect(Trend([0.4]).line == nil)
    }

    @Test func noiseHasNoTrend() {
        #expect(Trend([0.2, 0.0, 0.26, -0.2, 0.2, 0.1, -0.3, 0.3]).label == .noTrend)
    }

    /// By hand: n = 5, one pair tied. S = 7, variance = (5*4*15 - 2*1*9) / 18.
    @Test func tiesLowerTheVariance() {
        let test = MannKendall([1, 2, 2, 3, 2.5])
        #expect(test.s == 7)
        #expect(abs(test.variance - 282.0 / 18) < 1e-12)
        #expect(abs(test.z - 6 / (282.0 / 18).squareRoot()) < 1e-12)
    }

    @Test func equalValuesHaveNeitherTrendNorVariance() {
        let test = MannKendall([1, 1, 1, 1, 1, 1])
        #expect(test.s == 0)
        #expect(test.z == 0)
        #expect(test.p == 1)
    }

    @Test func theSlopeIsTheMedianOfAllSlopes() {
        let line = TheilSen([0, 1, 2, 30])
        // Slopes 1, 1, 1, 10, 14.5 and 28.
        #expect(line?.slope == 5.5)
        #expect(line?.pairs == 6)
    }

    @Test func gapsInTimeCount() {
        #expect(TheilSen([0, 1, 4], times: [0, 1, 4])?.slope == 1)
    }

    @Test func aStepIsFoundWhereItIs() {
        let change = Trend([0.3, 0.31, 0.29, 0.3, 0.32, 0.28, 0.3, -0.4, -0.41, -0.38, -0.4, -0.42, -0.39, -0.4]).change
        #expect(change?.index == 7)
    }

    @Test func dependenceWeakensATrend() {
        // A slow wave: neighbours resemble each other.
        let wave = [0.0, 0.1, 0.2, 0.35, 0.5, 0.6, 0.65, 0.6, 0.5, 0.4, 0.38, 0.4, 0.5, 0.62, 0.75, 0.85, 0.9, 0.88]
        let trend = Trend(wave)
        #expect(trend.testName == "mann-kendall-hamed-rao")
        #expect(trend.p > trend.test.p)
    }

    @Test func falseDiscoveriesAreAdjustedOverTheBatch() {
        let q = BenjaminiHochberg.adjusted([0.01, 0.04, 0.03, 0.5])
        #expect(abs(q[0] - 0.04) < 1e-12)
        #expect(abs(q[1] - 0.04 * 4 / 3) < 1e-12)
        #expect(abs(q[2] - 0.04 * 4 / 3) < 1e-12)
        #expect(q[3] == 0.5)
    }
}
