import Prose

/// `risk`: scores by category.
enum RiskCodec {
    static func write(_ layer: RiskAssessment, to writing: inout LayerWriting) {
        writing.object { writing in
            writing.integer("overall", layer.overall)
            writing.json.key("categories")
            writing.array(layer.categories) { writing, score in
                writing.object {
                    $0.string("name", score.category.rawValue)
                    $0.integer("score", score.score)
                    $0.number("acts", score.acts)
                    $0.number("outlook", score.outlook)
                    $0.string("direction", score.direction.rawValue)
                    $0.strings("countries", score.countries)
                    $0.evidence(score.evidence)
                }
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> RiskAssessment {
        RiskAssessment(
            overall: reading.intIfPresent("overall") ?? 0,
            categories: try (reading.member("categories")?.elements() ?? []).map { item in
                RiskAssessment.Score(
                    category: try item.choice("name", RiskAssessment.Category.self), score: item.intIfPresent("score") ?? 0,
                    acts: item.double("acts", default: 0), outlook: item.double("outlook", default: 0),
                    direction: try item.choice("direction", RiskAssessment.Direction.self),
                    countries: item.strings("countries"), evidence: try item.evidence())
            })
    }
}
