import Prose

/// Marks signs that stand in a forecast as outlook, with the forecast's direction.
enum ForecastSigns {
    static func turn(_ signs: inout [RiskSign], by claims: ClaimStatements) {
        for claim in claims.claims where claim.kind == .forecast {
            for index in signs.indices where claim.span.contains(signs[index].span) {
                signs[index].isOutlook = true
                if signs[index].direction == 0 { signs[index].direction = -claim.direction.signum() }
            }
        }
    }
}
