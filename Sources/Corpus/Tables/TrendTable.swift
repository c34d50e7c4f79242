import Prose

/// `trends.json`: where each pair is heading, with the false discovery rate over all pairs.
enum TrendTable {
    static func bytes(_ all: [DyadSeries]) -> [UInt8] {
        let trends = all.map(\.trend)
        let tested = trends.indices.filter { trends[$0].label != .insufficient }
        let q = BenjaminiHochberg.adjusted(tested.map { trends[$0].p })
        var qByIndex = [Double?](repeating: nil, count: trends.count)
        for (position, index) in tested.enumerated() { qByIndex[index] = q[position] }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.trends/1")
            writer.key("trends")
            writer.array(all.indices) { writer, index in
                let series = all[index]
                writer.object { writer in
                    writer.key("from")
                    writer.string(series.from)
                    writer.key("to")
                    writer.string(series.to)
                    writer.key("bucket")
                    writer.string("month")
                    writer.key("series")
                    SeriesJSON.write(series.points, to: &writer)
                    writer.key("trend")
                    trend(&writer, trends[index], q: qByIndex[index], series.points)
                }
            }
        }
        return writer.bytes
    }

    private static func trend(_ writer: inout JSONWriter, _ trend: Trend, q: Double?, _ points: [DyadSeries.Point]) {
        writer.object { writer in
            writer.key("label")
            writer.string(trend.label.rawValue)
            writer.key("test")
            writer.string(trend.testName)
            writer.key("n")
            writer.integer(trend.count)
            writer.key("S")
            writer.integer(trend.test.s)
            func number(_ key: StaticString, _ value: Double?) {
                writer.key(key)
                if let value { writer.number(value, decimals: 8) } else { writer.null() }
            }
            number("var", trend.test.variance)
            number("z", trend.test.z)
            number("p", trend.test.p)
            number("p_corrected", trend.correctedP)
            number("q", q)
            number("tau", trend.test.tau)
            number("slope", trend.line?.slope)
            number("intercept", trend.line?.intercept)
            writer.key("slope_ci")
            if let interval = trend.line?.interval {
                writer.array([interval.low, interval.high]) { $0.number($1, decimals: 8) }
            } else {
                writer.null()
            }
            writer.key("change_point")
            if let change = trend.change, points.indices.contains(change.index) {
                writer.object { writer in
                    writer.key("t")
                    writer.string(points[change.index].month)
                    writer.key("p")
                    writer.number(change.p, decimals: 8)
                }
            } else {
                writer.null()
            }
        }
    }
}
