import Prose

/// Turns events between actors into evidence: Goldstein weight times factuality.
struct EventReader {
    let actors: ActorMentions
    let tokens: Tokens
    let lookup: MentionLookup
    let lexicon: StanceLexicon

    /// Who talks with another stands to him by half of what Goldstein gives such talks: enemies negotiate too.
    private static let talks = 0.5

    func read(_ events: EventMentions, into findings: inout [StanceFinding]) {
        for (index, event) in events.events.enumerated() {
            let (factor, commitment) = Self.factuality(event.status)
            let finding = { (from: Int, to: Int) in
                StanceFinding(
                    from: from, to: to, span: event.clause.isEmpty ? event.trigger : event.clause,
                    polarity: max(-1, min(1, event.goldstein / 10)) * factor * (event.type == "CONSULT" && event.goldstein > 0 ? Self.talks : 1), p: 0.85 * min(max(event.p, 0.2), 1),
                    commitment: commitment, isActed: (event.quad == 2 || event.quad == 4) && commitment > 0.6,
                    why: "event:\(index + 1)")
            }
            for from in event.actors where canHold(from) {
                for to in event.targets where to != from && actors.actors.indices.contains(to) && isTouched(to, by: event) { findings.append(finding(from, to)) }
            }
            // Those who agree or meet have no target: each stands so to each.
            if event.targets.isEmpty, event.quad == 1 {
                for from in event.actors where canHold(from) {
                    for to in event.actors where to != from && actors.actors.indices.contains(to) { findings.append(finding(from, to)) }
                }
            }
        }
    }

    /// False when the event's own clause names the target only in a comparison.
    private func isTouched(_ target: Int, by event: EventMentions.Event) -> Bool {
        let here = lookup.mentions(in: tokens.range(covering: event.clause.isEmpty ? event.trigger : event.clause))
            .filter { lookup.places[$0].actor == target }
        return here.isEmpty || here.contains { !lookup.isAside($0, in: tokens, lexicon.asides) }
    }

    private func canHold(_ actor: Int) -> Bool { actors.actors.indices.contains(actor) && actors.actors[actor].kind != .place }

    /// Factor on the polarity, and how far the text vouches for it.
    private static func factuality(_ status: EventMentions.Status) -> (factor: Double, commitment: Double) {
        switch status {
        case .asserted: (1, 1)
        case .historical: (1, 0.7)
        case .negated: (-0.5, 1)
        case .denied: (1, 0.3)
        case .hypothetical: (1, 0.3)
        case .future: (1, 0.6)
        case .ordered: (1, 0.6)
        }
    }
}
