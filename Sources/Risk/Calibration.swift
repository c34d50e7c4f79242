import Lexicons

/// A monotone, piecewise linear map from joined evidence to a score, both 0 to 1 (resource `calibration.tsv`).
struct Calibration: Sendable {
    private let points: [(from: Double, to: Double)]

    init(_ table: ResourceTable) throws {
        var points: [(from: Double, to: Double)] = [(0, 0)]
        for row in table.rows {
            let from = try RiskLexicon.weight(row[0], table, row), to = try RiskLexicon.weight(row[1], table, row)
            guard from > points[points.count - 1].from, to >= points[points.count - 1].to else {
                throw RiskLexicon.Malformed(place: "\(table.name):\(row.line)", problem: "the points must rise")
            }
            points.append((from, to))
        }
        self.points = points
    }

    func callAsFunction(_ x: Double) -> Double {
        for index in 1..<max(1, points.count) where x <= points[index].from {
            let (a, b) = (points[index - 1], points[index])
            return a.to + (b.to - a.to) * (x - a.from) / (b.from - a.from)
        }
        return points[points.count - 1].to
    }
}
