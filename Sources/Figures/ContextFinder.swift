import Lexicons
import Prose

/// Finds who was affected, by whom, and where.
struct ContextFinder {
    let scene: FigureScene
    let effects: EffectFinder

    /// Index of the actor that is counted.
    func affected(_ candidate: Candidate) -> Int? {
        guard candidate.kind == .count || candidate.kind == .rate || candidate.kind == .rank else { return nil }
        if let counted = candidate.counted, let actor = scene.actors.actor(in: counted.tokens, head: counted.head) { return actor }
        guard candidate.effect != nil || candidate.kind == .rank else { return nil }
        if candidate.kind == .rank { return subject(before: scene.token(ofAtom: candidate.atoms.lowerBound)) }
        // "thousands of lives of its soldiers", "90 of the Afghans": what hangs on the counted noun.
        guard let end = candidate.counted?.tokens.upperBound, end + 1 < scene.sentence.upperBound, scene.tokens.lower[end] == Words.of else { return nil }
        for token in (end + 1)..<min(scene.sentence.upperBound, end + 5) {
            if let actor = scene.actors.actor(at: token) { return actor }
            if scene.isVerb(token) { break }
        }
        return nil
    }

    /// Index of the actor that did it: after "by" in the passive, else the subject of the active verb, else the attacker of
    /// the sentence.
    func agent(_ candidate: Candidate, affected: Int?) -> Int? {
        guard candidate.effect != nil, let trigger = candidate.trigger else { return nil }
        if let actor = afterBy(from: trigger), actor != affected { return actor }
        if scene.isVerb(trigger), !effects.isPassive(trigger), scene.token(ofAtom: candidate.atoms.lowerBound) > trigger || candidate.kind == .money, let actor = subject(before: trigger), actor != affected, mayAct(actor) {
            return actor
        }
        // An attack that the same sentence tells: "attacked by X, resulting in the deaths of".
        for other in effects.triggers where other.token != trigger {
            guard other.readings.contains(where: { $0.role == .attack || $0.effect == .killed }) else { continue }
            if let actor = afterBy(from: other.token), actor != affected { return actor }
            if scene.isVerb(other.token), other.readings.contains(where: { $0.role == .attack }), !effects.isPassive(other.token), let actor = subject(before: other.token), actor != affected, mayAct(actor) { return actor }
        }
        return nil
    }

    private func mayAct(_ actor: Int) -> Bool {
        switch scene.actors.kind(of: actor) {
        case .place, .population, .people, .refugees, .media, nil: false
        default: true
        }
    }

    /// The actor after "by", within the clause of a verb.
    private func afterBy(from trigger: Int) -> Int? {
        var token = trigger + 1
        while token + 1 < scene.sentence.upperBound, token - trigger < 15 {
            if scene.tokens.lower[token] == Words.by {
                for inner in (token + 1)..<min(scene.sentence.upperBound, token + 7) {
                    if let actor = scene.actors.actor(at: inner) { return mayAct(actor) || scene.actors.kind(of: actor) == .people ? actor : nil }
                    if scene.isVerb(inner) || scene.tokens.lower[inner] == Words.comma { break }
                }
                return nil
            }
            if scene.isVerb(token), scene.tokens.xpos[token] != .vbn, scene.tokens.xpos[token] != .vbd { return nil }
            token += 1
        }
        return nil
    }

    /// The nearest actor before a verb that no preposition governs.
    private func subject(before verb: Int) -> Int? {
        var token = verb - 1
        while token >= scene.sentence.lowerBound {
            if let actor = scene.actors.actor(at: token) {
                var first = token
                while first > scene.sentence.lowerBound, scene.actors.actor(at: first - 1) == actor { first -= 1 }
                var before = first - 1
                while before >= scene.sentence.lowerBound, scene.tokens.upos[before] == .determiner || scene.tokens.upos[before] == .adjective { before -= 1 }
                if before < scene.sentence.lowerBound || scene.tokens.upos[before] != .adposition { return actor }
                token = first
            }
            if scene.tokens.lower[token] == Words.semicolon { break }
            token -= 1
        }
        return nil
    }

    /// The place, in the words of the text: after a preposition of place behind the trigger, else before it, else the place
    /// to which it was done.
    func place(_ candidate: Candidate) -> String? {
        guard candidate.effect != nil else { return nil }
        let anchor = max(candidate.trigger ?? 0, candidate.counted?.head ?? 0)
        let clause = scene.sentence
        func governed(_ token: Int) -> Bool {
            var before = token - 1
            while before >= clause.lowerBound, scene.tokens.upos[before] == .determiner || scene.tokens.upos[before] == .adjective || (scene.tokens.upos[before] == .properNoun && token - before < 4) { before -= 1 }
            return before >= clause.lowerBound && scene.lexicon.placePreposition.contains(scene.tokens.lower[before])
        }
        let found = scene.actors.place(in: min(anchor, clause.upperBound)..<clause.upperBound, where: governed)
            ?? scene.actors.place(in: clause.lowerBound..<min(anchor, clause.upperBound), where: governed)
        return found.map { scene.text[scene.tokens.span(of: $0)] }
    }
}
