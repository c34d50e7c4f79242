import Lexicons
import Prose

/// Reads the author's own judgements of actors, outside what others are quoted with.
///
/// Only words that judge count: that somebody was bombed says nothing of what the author thinks of him.
struct AuthorReader {
    let tokens: Tokens
    let lookup: MentionLookup
    let lexicon: StanceLexicon
    let clauses: ClauseReader
    let quoted: [Range<Int>]

    private static let reach = 7

    init(tokens: Tokens, lookup: MentionLookup, lexicon: StanceLexicon, clauses: ClauseReader, quotes: Quotations?) {
        self.tokens = tokens
        self.lookup = lookup
        self.lexicon = lexicon
        self.clauses = clauses
        quoted = (quotes?.quotations ?? []).map { tokens.range(covering: $0.span) }
    }

    func read(_ sentence: Sentences.Sentence, into findings: inout [StanceFinding]) {
        for token in sentence.tokens {
            guard let judgement = lexicon.judgements[tokens.lemma[token]] ?? lexicon.judgements[tokens.lower[token]],
                tokens.upos[token] != .properNoun,
                !tokens.flags[token].contains(.quoted), !quoted.contains(where: { $0.contains(token) }),
                let mention = judged(by: token, in: sentence.tokens), lookup.places[mention].canHold
            else { continue }
            let mood = clauses.mood(of: token..<(token + 1), in: sentence.tokens)
            let place = lookup.places[mention]
            let low = min(token, place.tokens.lowerBound), high = max(token + 1, place.tokens.upperBound)
            findings.append(
                StanceFinding(
                    from: -1, to: place.actor, span: tokens.span(of: low..<high), polarity: judgement * mood.sign, p: 0.55,
                    commitment: mood.commitment, isActed: false, why: "judgement", target: place.tokens))
        }
    }

    /// Before a name ("the brutal X"), after "X's" or "X is", or before "of X".
    private func judged(by token: Int, in sentence: Range<Int>) -> Int? {
        if lookup.mention(at: token) != nil { return nil }
        let clause = clauses.clause(around: token, in: sentence)
        if tokens.upos[token] == .adjective {
            for next in (token + 1)..<max(token + 1, min(clause.upperBound, token + 4)) {
                if let mention = lookup.mention(at: next) { return mention }
                if tokens.upos[next] != .adjective && tokens.upos[next] != .noun { break }
            }
        }
        var of = token + 1
        while of < min(clause.upperBound, token + 3), tokens.lower[of] != lexicon.of { of += 1 }
        if tokens.upos[token] == .noun, of < min(clause.upperBound, token + 3) {
            for next in (of + 1)..<max(of + 1, min(clause.upperBound, of + 4)) {
                if let mention = lookup.mention(at: next) { return mention }
            }
        }
        var before = token - 1
        while before >= clause.lowerBound, token - before <= Self.reach {
            if let mention = lookup.mention(at: before) { return mention }
            before -= 1
        }
        return nil
    }
}
