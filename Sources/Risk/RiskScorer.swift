import Prose

/// Joins signs into scores whose shares add up.
struct RiskScorer {
    let calibration: Calibration
    let countries: CountryIndex
    /// Tokens of prose: the same signs weigh less in a long text.
    let length: Int

    /// Shares are counted in sixteenths: these add up exactly in binary and print exactly in four decimals.
    private static let unit = 16

    func assessment(of found: [RiskSign]) -> RiskAssessment {
        var signs = found
        fade(&signs)
        let factor = densityFactor(signs)
        for index in signs.indices { signs[index].weight = min(0.95, signs[index].weight * factor) }
        var scores: [RiskAssessment.Score] = []
        for category in RiskAssessment.Category.allCases {
            if let score = score(category, of: signs.filter { $0.category == category && $0.weight >= 0.005 }) { scores.append(score) }
        }
        scores.sort { $0.score != $1.score ? $0.score > $1.score : $0.category.rawValue < $1.category.rawValue }
        return RiskAssessment(overall: scores.first?.score ?? 0, categories: scores)
    }

    /// A lone word of risk in a long text is often a passing one, the same word among others seldom: weights follow the mass of
    /// evidence of all categories per sentence of average length.
    private func densityFactor(_ signs: [RiskSign]) -> Double {
        var mass = 0.0
        var previous: (span: Span, mass: Double)?
        for sign in signs.sorted(by: { $0.span != $1.span ? $0.span < $1.span : $0.weight > $1.weight }) {
            // Words that count for two categories are one sign here.
            if let previous, previous.span.overlaps(sign.span) { continue }
            let own = -PortableMath.ln(1 - min(sign.weight, 0.95))
            mass += own
            previous = (sign.span, own)
        }
        let sentences = Double(length) / 22 + 3
        return min(1.15, 0.35 + 5 * mass / sentences)
    }

    /// A category told by one term alone is a passing remark the likelier, the longer the text.
    private func dampLoneSigns(_ signs: [RiskSign]) -> [RiskSign] {
        guard let first = signs.max(by: { $0.weight < $1.weight }) else { return signs }
        if signs.contains(where: { $0.key != first.key && $0.weight >= 0.12 }) { return signs }
        let factor = min(1, max(0.5, 1 - Double(length - 60) / 480))
        return signs.map { sign in
            var sign = sign
            sign.weight *= factor
            return sign
        }
    }

    private func score(_ category: RiskAssessment.Category, of found: [RiskSign]) -> RiskAssessment.Score? {
        let signs = dampLoneSigns(found)
        let joined = Self.joined(signs.map(\.weight))
        let score = Int((100 * calibration(joined)).rounded())
        guard score > 0 else { return nil }
        let shares = Self.shares(of: score, signs.map(\.weight))
        var evidence: [Evidence] = []
        for (sign, share) in zip(signs, shares) where share > 0 {
            evidence.append(Evidence(span: sign.span, p: sign.weight, share: Double(share) / Double(Self.unit), why: sign.why))
        }
        evidence.sort { $0.span < $1.span }
        return RiskAssessment.Score(
            category: category, score: score,
            acts: calibration(Self.joined(signs.filter { !$0.isOutlook }.map(\.weight))),
            outlook: calibration(Self.joined(signs.filter(\.isOutlook).map(\.weight))), direction: Self.direction(signs),
            countries: countries.countries(of: signs.map { ($0.sentence, $0.weight) }), evidence: evidence)
    }

    /// The k-th of equal signs counts 1/k: a text that says "terrorism" ten times is not ten times as risky.
    private func fade(_ signs: inout [RiskSign]) {
        let order = signs.indices.sorted { signs[$0].weight != signs[$1].weight ? signs[$0].weight > signs[$1].weight : $0 < $1 }
        var times: [UInt64: Int] = [:]
        for index in order {
            let key = signs[index].key &+ UInt64(signs[index].order)
            let count = times[key, default: 0] + 1
            times[key] = count
            signs[index].weight /= Double(count)
        }
    }

    /// 1 - product of (1 - w).
    private static func joined(_ weights: [Double]) -> Double { 1 - weights.reduce(1) { $0 * (1 - $1) } }

    /// Parts of a score in sixteenths, in proportion to -ln(1 - w), by largest remainder.
    private static func shares(of score: Int, _ weights: [Double]) -> [Int] {
        let logs = weights.map { -PortableMath.ln(1 - min($0, 0.95)) }
        let sum = logs.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        let total = score * unit
        let exact = logs.map { Double(total) * $0 / sum }
        var parts = exact.map { Int($0) }
        let rest = total - parts.reduce(0, +)
        let order = exact.indices.sorted {
            let (a, b) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
            return a != b ? a > b : $0 < $1
        }
        for index in order.prefix(max(0, rest)) { parts[index] += 1 }
        return parts
    }

    private static func direction(_ signs: [RiskSign]) -> RiskAssessment.Direction {
        let rising = signs.filter { $0.direction > 0 }.reduce(0) { $0 + $1.weight }
        let falling = signs.filter { $0.direction < 0 }.reduce(0) { $0 + $1.weight }
        if rising < 0.05, falling < 0.05 { return .unclear }
        if rising > 1.5 * falling { return .rising }
        return falling > 1.5 * rising ? .falling : .steady
    }
}
