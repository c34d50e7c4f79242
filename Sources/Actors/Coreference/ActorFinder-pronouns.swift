import Lexicons
import Prose

/// Pronouns: each kind by a ranker of its own.
extension ActorFinder {
    /// Resolves the pronoun at a token, where it is one.
    mutating func resolvePronoun(at token: Int) {
        guard let pronoun = knowledge.pronouns[view.lower(token)] else { return }
        switch pronoun.gender {
        case .masculine, .feminine: resolveGendered(at: token, pronoun)
        case .neuter, .any: resolveNeutral(at: token, pronoun)
        }
    }

    /// "it is clear that", "it seems": nobody is meant.
    func isPleonastic(_ token: Int, _ pronoun: Pronoun) -> Bool {
        guard pronoun.gender == .neuter, pronoun.grammaticalCase != .possessive else { return false }
        if view.relation(token) == .expl { return true }
        let limit = view.sentenceTokens(token).upperBound
        var position = token + 1
        while position < limit, position < token + 4, view.upos(position) == .auxiliary || view.upos(position) == .adverb || view.upos(position) == .particle { position += 1 }
        // "making it impossible to": the clause behind is meant.
        if position == token + 1, view.upos(position) == .adjective, Self.thinking.contains(view.lemma(token - 1)) { return true }
        if Self.weather.contains(view.lemma(position)) { return true }
        guard position > token + 1, view.upos(position) == .adjective || view.upos(position) == .noun || view.upos(position) == .determiner else { return false }
        for next in position..<min(position + 8, limit) where Self.clauseMarks.contains(view.lower(next)) { return true }
        return false
    }

    private static let weather: WordSet = ["seem", "appear", "happen", "turn", "remain", "rain", "take", "matter"]
    private static let thinking: WordSet = ["make", "find", "think", "consider", "deem", "believe"]
    private static let clauseMarks: WordSet = ["that", "if", "whether", "to", "for", "when", "who", "why", "how"]
}
