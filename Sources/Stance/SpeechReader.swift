import Lexicons
import Prose

/// Reads what speakers say of actors in their quotations, by the valence of the words around each.
struct SpeechReader {
    let tokens: Tokens
    let lookup: MentionLookup
    let lexicon: StanceLexicon
    let clauses: ClauseReader

    private static let reach = 8

    func read(_ quotes: Quotations, into findings: inout [StanceFinding]) {
        for (index, quote) in quotes.quotations.enumerated() {
            guard let speaker = quote.speaker else { continue }
            let range = tokens.range(covering: quote.span)
            guard !range.isEmpty else { continue }
            for mention in lookup.mentions(in: range) {
                let place = lookup.places[mention]
                guard place.actor != speaker, place.canHold else { continue }
                let clause = clauses.clause(around: place.tokens.lowerBound, in: range)
                let near = max(clause.lowerBound, place.tokens.lowerBound - Self.reach)..<min(clause.upperBound, place.tokens.upperBound + Self.reach)
                guard let (value, count) = clauses.valence(of: near, skipping: { isSuffered($0, by: place) }), abs(value) >= 0.25 else { continue }
                findings.append(
                    StanceFinding(
                        from: speaker, to: place.actor, span: tokens.span(of: near), polarity: max(-1, min(1, value * 1.2)),
                        p: min(0.6, 0.25 + 0.1 * Double(count)) * quote.confidence, commitment: 1, isActed: false,
                        why: "quote:\(index + 1)", target: place.tokens))
            }
        }
    }

    /// What was done to an actor is no judgement of it.
    private func isSuffered(_ token: Int, by place: MentionLookup.Place) -> Bool {
        if place.tokens.contains(token) { return true }
        guard let match = lexicon.attitudes.longestMatch(in: tokens.lemma, at: token, limit: token + 1), let attitude = match.values.first
        else { return false }
        return attitude.isActed && token < place.tokens.lowerBound
    }
}
