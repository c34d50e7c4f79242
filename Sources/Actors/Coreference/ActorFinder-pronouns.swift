import Lexicons
import Prose

/// Pronouns: "it" and "they" by a small scored sieve (agreement first, then nearness, grammatical role and frequency), "he" and
/// "she" by a ranker.
///
/// After S. Lappin and H. Leass, "An algorithm for pronominal anaphora resolution" (1994), without its syntactic filters.
extension ActorFinder {
    /// Resolves the pronoun at a token, where it is one.
    mutating func resolvePronoun(at token: Int) {
        guard let pronoun = knowledge.pronouns[view.lower(token)] else { return }
        if pronoun.gender == .masculine || pronoun.gender == .feminine { return resolveGendered(at: token, pronoun) }
        guard !isPleonastic(token, pronoun), let (actor, p) = antecedent(of: token, pronoun) else { return }
        mention(actor, token..<(token + 1), .pronoun, "rule:pronoun", p: p)
    }

    private func antecedent(of token: Int, _ pronoun: Pronoun) -> (actor: Int, p: Double)? {
        let sentence = view.sentence(token)
        var scores: [(actor: Int, score: Double)] = []
        var index = trailIndex(before: token)
        while index >= 0 {
            let entry = trail[index]
            index -= 1
            let distance = sentence - view.sentence(entry.token)
            if distance > 3 { break }
            guard agrees(entry.actor, pronoun, at: entry.token) else { continue }
            let isPossessor = view.isPossessive(entry.head + 1)
            let isPossessive = pronoun.grammaticalCase == .possessive || pronoun.grammaticalCase == .reflexive
            var score = distance == 0 ? (isPossessive ? 1.5 : 1.0) : distance == 1 ? (isPossessive ? 0.6 : 0.9) : distance == 2 ? 0.4 : 0.2
            switch view.relation(entry.head) {
            case .nsubj, .nsubjPass, .nsubjOuter: score += 0.8
            case .obj, .iobj: score += 0.35
            case .nmodPoss: score += 0.25
            default: break
            }
            // The first actor of a sentence is mostly what it is about.
            if !isPossessive, entry.token <= view.sentenceTokens(entry.token).lowerBound + 2 { score += 0.3 }
            if roster.actors[entry.actor].kind == .place { score -= 0.5 }
            if pronoun.isPlural, !roster.traits[entry.actor].isPlural { score -= 0.35 }
            // "The US rushed to evacuate its mission": a possessive looks for the nearest, above all for the subject of its clause.
            if isPossessive, distance == 0 { score += 0.5 / Double(1 + (token - entry.token) / 4) }
            if roster.actors[entry.actor].kind == .place || view.relation(entry.head) == .compound || view.relation(entry.head) == .amod { score -= 0.2 }
            if isPossessor, pronoun.grammaticalCase != .possessive { score -= 0.1 }
            // An object cannot be the subject of its own clause.
            if distance == 0, pronoun.grammaticalCase == .object, view.governor(entry.head) == view.governor(token),
                view.governor(token) >= 0
            { continue }
            if let position = scores.firstIndex(where: { $0.actor == entry.actor }) {
                scores[position].score = max(scores[position].score, score + (score > scores[position].score ? 0.1 : 0))
            } else {
                scores.append((entry.actor, score))
            }
        }
        var best: (actor: Int, score: Double)?, second = 0.0
        for entry in scores {
            if let known = best, entry.score <= known.score {
                second = max(second, entry.score)
            } else {
                second = best?.score ?? 0
                best = entry
            }
        }
        guard let best else { return nil }
        let p = min(0.9, 0.45 + 0.35 * (best.score - second) + 0.1 * min(best.score, 2))
        return (best.actor, p)
    }

    private func agrees(_ actor: Int, _ pronoun: Pronoun, at token: Int) -> Bool {
        let found = roster.actors[actor], traits = roster.traits[actor]
        switch pronoun.gender {
        case .masculine: return found.kind == .person && traits.sex != .female && !traits.isPlural
        case .feminine: return found.kind == .person && traits.sex != .male && !traits.isPlural
        case .neuter:
            switch found.kind {
            case .person, .population, .people, .refugees, .ethnicGroup, .religiousGroup: return false
            default: return !traits.isPlural
            }
        case .any:
            if traits.isPlural { return true }
            switch found.kind {
            case .person, .place: return false
            case .armedGroup, .party, .population, .people, .refugees, .ethnicGroup, .religiousGroup, .collective, .police, .military: return true
            default: return false
            }
        }
    }

    /// "it is clear that", "it seems": nobody is meant.
    private func isPleonastic(_ token: Int, _ pronoun: Pronoun) -> Bool {
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
