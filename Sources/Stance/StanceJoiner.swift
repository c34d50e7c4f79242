import Prose

/// Joins findings into stances, one for each directed pair.
struct StanceJoiner {
    let actors: ActorMentions

    /// Weight of evidence at which a score is believed to the half.
    private static let inertia = 0.35

    func dyads(_ findings: [StanceFinding]) -> DyadStances {
        var dyads: [DyadStances.Dyad] = []
        for group in groups(findings.filter { $0.from >= 0 && holds($0.from) && holds($0.to) }) {
            let joined = Self.join(group)
            dyads.append(
                DyadStances.Dyad(
                    from: group[0].from, to: group[0].to, score: joined.score, label: joined.label, confidence: joined.confidence,
                    declared: Self.mean(group.filter { !$0.isActed }, byCommitment: false),
                    acted: Self.mean(group.filter(\.isActed), byCommitment: true), evidence: Self.evidence(group)))
        }
        return DyadStances(dyads)
    }

    func authorStances(_ findings: [StanceFinding]) -> AuthorStances {
        AuthorStances(
            groups(findings.filter { $0.from == -1 }).map { group in
                let joined = Self.join(group)
                return AuthorStances.Attitude(
                    to: group[0].to, score: joined.score, label: joined.label, confidence: joined.confidence,
                    evidence: Self.evidence(group))
            })
    }

    private func holds(_ actor: Int) -> Bool { actors.actors.indices.contains(actor) && actors.actors[actor].kind != .place }

    /// Findings by holder and target, each group in order of the text without the same words told twice.
    private func groups(_ findings: [StanceFinding]) -> [[StanceFinding]] {
        let sorted = findings.enumerated().sorted { a, b in
            let (x, y) = (a.element, b.element)
            if x.from != y.from { return x.from < y.from }
            if x.to != y.to { return x.to < y.to }
            if x.p != y.p { return x.p > y.p }
            return x.span != y.span ? x.span < y.span : a.offset < b.offset
        }.map(\.element)
        var groups: [[StanceFinding]] = []
        for finding in sorted {
            if let last = groups.last?.first, last.from == finding.from, last.to == finding.to {
                let at = groups.count - 1
                // The stronger reading of the same words stands; two predicates of one sentence may share a stretch.
                if !groups[at].contains(where: { Self.isSame($0, finding) }) { groups[at].append(finding) }
            } else {
                groups.append([finding])
            }
        }
        return groups.map { $0.sorted { $0.span != $1.span ? $0.span < $1.span : $0.why < $1.why } }
    }

    private static func isSame(_ a: StanceFinding, _ b: StanceFinding) -> Bool {
        a.span == b.span || (a.span.overlaps(b.span) && (a.polarity > 0) == (b.polarity > 0) && abs(a.polarity - b.polarity) < 0.6)
    }

    private static func join(_ group: [StanceFinding]) -> (score: Double, label: StanceLabel, confidence: Double) {
        var weight = 0.0, sum = 0.0, positive = 0.0, negative = 0.0
        for finding in group {
            let w = finding.p * finding.commitment
            weight += w
            sum += w * finding.polarity
            if finding.polarity > 0 { positive += w * finding.polarity } else { negative -= w * finding.polarity }
        }
        let score = sum / (weight + inertia)
        let mass = positive + negative
        let share = mass > 0 ? min(positive, negative) / mass : 0
        let confidence = weight / (weight + 0.5) * (1 - share)
        let label: StanceLabel
        if share > 0.25, group.count >= 2 { label = .mixed } else if group.count < 2, weight < 0.35 { label = .insufficient } else {
            label = Self.label(score)
        }
        return (score, label, confidence)
    }

    private static func label(_ score: Double) -> StanceLabel {
        switch score {
        case ..<(-0.42): .hostile
        case ..<(-0.12): .critical
        case ..<0.12: .neutral
        case ..<0.42: .cooperative
        default: .supportive
        }
    }

    private static func mean(_ group: [StanceFinding], byCommitment: Bool) -> Double? {
        if group.isEmpty { return nil }
        var weight = 0.0, sum = 0.0
        for finding in group {
            let w = finding.p * (byCommitment ? finding.commitment : 1)
            weight += w
            sum += w * finding.polarity
        }
        return weight > 0 ? sum / weight : nil
    }

    private static func evidence(_ group: [StanceFinding]) -> [Evidence] {
        group.map { Evidence(span: $0.span, p: $0.p * $0.commitment, why: $0.why, polarity: $0.polarity) }
    }
}
