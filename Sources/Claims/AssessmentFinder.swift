import Lexicons
import Prose

/// Finds judgements in the present tense: "X is a breeding ground for Y", "X undermines Y", "X leads to chaos".
struct AssessmentFinder {
    let lexicon: ClaimLexicon
    let reader: SentenceReader
    let actors: ActorIndex
    private var tokens: Tokens { reader.tokens }
    private static let copulas: WordSet = ["be", "remain", "become", "seem", "appear", "have", "face"]
    private static let `do` = WordHash.of("do")

    /// One claim for each judgement outside the parts that other claims have taken.
    func claims(avoiding cues: [Range<Int>], holder: (Int, Range<Int>) -> String) -> [ClaimStatements.Claim] {
        for index in reader.range where tokens.xpos[index] == .vbz || tokens.xpos[index] == .vbp {
            guard let end = judgement(at: index) else { continue }
            if cues.contains(where: { isInClause(index, of: $0) }) { continue }
            var claim = ClaimStatements.Claim(
                span: tokens.span(of: reader.range), kind: .assessment, holder: holder(index, reader.range), commitment: 1,
                rule: "evaluation")
            claim.cue = tokens.span(of: index..<end)
            let subject = actors.subject(before: index, in: reader.range)
            claim.about = actors.about(reader.range, first: subject)
            let sign = reader.isNegated(from: index, to: index) ? -1 : 1
            claim.direction = lexicon.direction(index..<reader.range.upperBound, tokens) * sign
            // One judgement a sentence is enough for a reader.
            return [claim]
        }
        return []
    }

    /// True when no comma parts a verb from another claim's cue.
    private func isInClause(_ verb: Int, of cue: Range<Int>) -> Bool {
        if cue.contains(verb) { return true }
        let between = verb < cue.lowerBound ? verb..<cue.lowerBound : cue.upperBound..<max(cue.upperBound, verb)
        return !between.contains { tokens.xpos[$0] == .comma || tokens.xpos[$0] == .colon }
    }

    /// The end of a judging phrase that begins with this verb; nil when it judges nothing.
    private func judgement(at verb: Int) -> Int? {
        if Self.copulas.contains(tokens.lemma[verb]) { return predicate(after: verb) }
        var verb = verb
        var isNegated = false
        if tokens.upos[verb] == .auxiliary, tokens.lemma[verb] == Self.do, verb + 2 < reader.range.upperBound, reader.isNegation(verb + 1) {
            verb += 2
            isNegated = true
        }
        guard tokens.upos[verb] == .verb, let match = lexicon.evaluations.longestMatch(in: tokens.lemma, at: verb, limit: reader.range.upperBound)
        else { return nil }
        switch match.values.first {
        case .verb?: return match.end
        case .effect?:
            let after = match.end..<min(reader.range.upperBound, match.end + 8)
            return after.contains { (lexicon.directions[tokens.lemma[$0]]?.value ?? 0) != 0 } ? match.end : nil
        case .fail?: return isNegated ? match.end : nil
        default: return nil
        }
    }

    private func predicate(after copula: Int) -> Int? {
        var at = copula + 1
        let limit = min(reader.range.upperBound, copula + 9)
        while at < limit {
            if let match = lexicon.evaluations.longestMatch(in: tokens.lemma, at: at, limit: reader.range.upperBound) {
                switch match.values.first {
                case .noun? where tokens.upos[match.end - 1] == .noun: return match.end
                // A predicate adjective, or one that colours the noun it stands with ("an inimical relationship").
                case .adjective? where tokens.upos[at] == .adjective || tokens.upos[at] == .adverb: return match.end
                default: break
                }
            }
            switch tokens.upos[at] {
            case .determiner, .adverb, .adjective, .noun, .numeral, .particle, .properNoun: at += 1
            case .adposition where tokens.lemma[at] == Self.of: at += 1
            default: return nil
            }
        }
        return nil
    }
    private static let of = WordHash.of("of")
}
