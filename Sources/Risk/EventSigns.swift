import Lexicons
import Prose

/// Turns events into signs of risk. An event at the same words as a term takes the term's place.
struct EventSigns {
    let table: EventRiskTable
    let reading: RiskReading

    func add(_ events: EventMentions, to signs: inout [RiskSign]) {
        // An event and a term at the same words stand in one sentence: no need to look through all signs.
        var bySentence: [Int: [Int]] = [:]
        for index in signs.indices { bySentence[signs[index].sentence, default: []].append(index) }
        for (index, event) in events.events.enumerated() {
            guard let sentence = reading.sentences.index(at: event.trigger.start), reading.focus[sentence] > 0 else { continue }
            let (stated, isOutlook) = Self.certainty(event.status)
            // History is told by the status or by the time of the sentence, whichever says it more strongly: not twice.
            let age = reading.age(of: sentence)
            let certainty = event.status == .historical ? min(stated, age) : stated * age
            for (category, severity) in table.weights(of: event) {
                let weight = severity * certainty * min(max(event.p, 0.3), 1) * reading.focus[sentence] * reading.context(sentence)
                var sign = RiskSign(
                    category: category, span: event.trigger, severity: severity, weight: min(0.95, weight),
                    isOutlook: isOutlook, direction: 0, sentence: sentence,
                    key: WordHash.joined(WordHash.of(event.type), WordHash.of(event.mode ?? "")), why: "event:\(index + 1)")
                let same = bySentence[sentence, default: []].first { at in
                    signs[at].category == category && signs[at].span.overlaps(event.trigger)
                }
                if let same {
                    // One fact, told once: the stronger reading stands, but a denied event is not revived by its word.
                    sign.direction = signs[same].direction
                    sign.span = signs[same].span.union(event.trigger)
                    sign.weight = certainty < 0.2 ? min(sign.weight, signs[same].weight) : max(sign.weight, signs[same].weight)
                    sign.isOutlook = isOutlook || signs[same].isOutlook
                    signs[same] = sign
                } else {
                    bySentence[sentence, default: []].append(signs.count)
                    signs.append(sign)
                }
            }
        }
    }

    private static func certainty(_ status: EventMentions.Status) -> (certainty: Double, isOutlook: Bool) {
        switch status {
        case .asserted: (1, false)
        case .historical: (0.5, false)
        case .negated: (0.05, false)
        case .denied: (0.3, false)
        case .hypothetical: (0.4, true)
        case .future: (0.6, true)
        case .ordered: (0.6, true)
        }
    }
}
