import Lexicons
import Prose

/// Reads predicates of attitude together with the actors on both sides of them.
struct RelationReader {
    let tokens: Tokens
    let parse: DependencyParse?
    let lookup: MentionLookup
    let lexicon: StanceLexicon
    let clauses: ClauseReader

    func read(_ sentence: Sentences.Sentence, after previous: Range<Int>, doubt: Double, into findings: inout [StanceFinding]) {
        let range = sentence.tokens
        guard lookup.mentions(in: previous).count + lookup.mentions(in: range).count >= 2 else { return }
        let compact = CompactTokens(tokens, range)
        let arguments = ArgumentFinder(
            tokens: tokens, parse: parse, lookup: lookup, lexicon: lexicon, clauses: clauses, sentence: range, previous: previous)
        var position = 0
        while position < compact.indices.count {
            guard let (attitude, end) = predicate(compact, position) else {
                position += 1
                continue
            }
            let predicate = compact.indices[position]..<(compact.indices[end - 1] + 1)
            position = end
            if lookup.mention(at: predicate.lowerBound) != nil || governsInfinitive(predicate) { continue }
            let mood = clauses.mood(of: predicate, in: range)
            for pair in arguments.pairs(of: predicate, attitude: attitude) {
                let (a, b) = (lookup.places[pair.from], lookup.places[pair.to])
                guard a.actor != b.actor, a.canHold, b.canHold else { continue }
                let isTurned = pair.isAgainst && attitude.polarity > 0
                var polarity = (isTurned ? -0.7 : 1) * attitude.polarity * mood.sign
                if mood.sign < 0, attitude.polarity < 0 { polarity *= 0.5 }
                findings.append(
                    StanceFinding(
                        from: a.actor, to: b.actor, span: span(predicate, a.tokens, b.tokens), polarity: polarity,
                        p: pair.p, commitment: mood.commitment * (mood.isPromise ? doubt : 1),
                        isActed: attitude.isActed && !mood.isPromise && mood.commitment > 0.6,
                        why: "attitude:\(attitude.phrase)"))
            }
        }
    }

    /// "Promised to defend": the infinitive is the attitude, the promise its mood.
    private func governsInfinitive(_ predicate: Range<Int>) -> Bool {
        let next = predicate.upperBound
        guard predicate.count == 1, next + 1 < tokens.count, tokens.lower[next] == lexicon.to, tokens.upos[next + 1] == .verb,
            let match = clauses.cue(at: predicate.lowerBound, limit: next)
        else { return false }
        return [.promise, .refusal, .ending].contains(match.cue)
    }

    private func predicate(_ compact: CompactTokens, _ position: Int) -> (StanceLexicon.Attitude, Int)? {
        let limit = compact.indices.count
        let byLemma = lexicon.attitudes.longestMatch(in: compact.lemma, at: position, limit: limit)
        let asWritten = lexicon.attitudes.longestMatch(in: compact.lower, at: position, limit: limit)
        guard let match = (asWritten?.end ?? 0) > (byLemma?.end ?? 0) ? asWritten : byLemma, let value = match.values.first
        else { return nil }
        // Function words ("like", "back") and names ("Love") that look like predicates are none.
        switch tokens.upos[compact.indices[position]] {
        case .verb, .noun, .adjective: return (value, match.end)
        case .adverb where match.end - position > 1: return (value, match.end)
        default: return match.end - position > 1 ? (value, match.end) : nil
        }
    }

    /// From the first to the last of the three, at most thirty tokens; else the predicate alone.
    private func span(_ predicate: Range<Int>, _ a: Range<Int>, _ b: Range<Int>) -> Span {
        let low = min(predicate.lowerBound, a.lowerBound, b.lowerBound), high = max(predicate.upperBound, a.upperBound, b.upperBound)
        return tokens.span(of: high - low <= 30 ? low..<high : predicate)
    }
}
