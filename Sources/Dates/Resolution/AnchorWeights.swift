import Lexicons

/// The learned weights by which a candidate value is preferred. Whole numbers, so that sums are the same on every machine.
struct AnchorWeights: Sendable {
    private let table: WordTable<Int32>

    /// The weights of a table of (template, a, b, c, weight).
    init(_ table: ResourceTable) throws {
        var pairs: [(UInt64, Int32)] = []
        for row in table.rows {
            guard let template = AnchorFeature.Template.allCases.first(where: { "\($0)" == row[0] }), let a = Int32(row[1]), let b = Int32(row[2]),
                let c = Int32(row[3]), let weight = Int32(row[4])
            else { throw DateResourceError(file: table.name, line: row.line, problem: "no weight of a feature") }
            pairs.append((AnchorFeature(template, a, b, c).key, weight))
        }
        self.table = WordTable(pairs)
    }

    /// The sum over a candidate's features.
    func score(_ features: [AnchorFeature]) -> Int {
        var sum = 0
        for feature in features { sum += Int(table[feature.key] ?? 0) }
        return sum
    }
}
