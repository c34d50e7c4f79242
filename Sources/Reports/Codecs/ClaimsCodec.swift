import Prose

/// `claims`: forecasts, recommendations, assessments, questions.
enum ClaimsCodec {
    static func write(_ layer: ClaimStatements, to writing: inout LayerWriting) {
        writing.array(layer.claims.enumerated()) { writing, pair in
            let (index, claim) = pair
            writing.object {
                $0.string("id", LinkKind.claim.id(index))
                $0.span("span", claim.span)
                $0.string("kind", claim.kind.rawValue)
                $0.string("holder", claim.holder)
                $0.number("commitment", claim.commitment)
                $0.span("condition", orNull: claim.condition)
                $0.span("horizon", orNull: claim.horizon)
                $0.links("about", .actor, claim.about)
                $0.links("addressees", .actor, claim.addressees)
                $0.span("cue", orNull: claim.cue)
                $0.integer("direction", claim.direction)
                $0.string("rule", claim.rule)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> ClaimStatements {
        ClaimStatements(
            try reading.elements().map { item in
                var claim = ClaimStatements.Claim(
                    span: try item.span("span"), kind: try item.choice("kind", ClaimStatements.Kind.self),
                    holder: item.stringIfPresent("holder") ?? "author", commitment: item.double("commitment", default: 1),
                    rule: item.stringIfPresent("rule") ?? "given")
                claim.condition = try item.spanIfPresent("condition")
                claim.horizon = try item.spanIfPresent("horizon")
                claim.about = item.links("about", .actor)
                claim.addressees = item.links("addressees", .actor)
                claim.cue = try item.spanIfPresent("cue")
                claim.direction = item.intIfPresent("direction") ?? 0
                return claim
            })
    }
}
