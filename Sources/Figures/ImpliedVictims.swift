import Lexicons
import Prose

/// Victims who are told without a number: "a soldier was killed" is one, "peasants were killed" are some.
struct ImpliedVictims {
    let scene: FigureScene
    let effects: EffectFinder
    let context: ContextFinder
    /// What is counted already.
    let taken: [Candidate]

    /// One figure a victim, in order of the triggers.
    func figures(_ sources: FigureSources) -> [Figures.Figure] {
        var result: [Figures.Figure] = []
        for trigger in effects.triggers {
            guard let (effect, phrases) = victims(of: trigger) else { continue }
            // Murder and assassination have no other victims than persons.
            let isCertain = scene.lexicon.onlyPersons.contains(scene.tokens.lemma[trigger.token])
            for phrase in phrases where !isTaken(phrase, effect) && (isPerson(phrase) || (isCertain && phrase.tokens.count >= 2 && !isOrganisation(phrase))) {
                let isMany = scene.tokens.xpos[phrase.head] == .nns || scene.tokens.xpos[phrase.head] == .nnps || scene.lexicon.pluralPersons.contains(scene.tokens.lower[phrase.head])
                let atoms = scene.atom(ofToken: phrase.tokens.lowerBound)..<max(scene.atom(ofToken: phrase.tokens.lowerBound) + 1, scene.atom(ofToken: phrase.tokens.upperBound))
                guard atoms.upperBound <= scene.atoms.count else { continue }
                var candidate = Candidate(
                    atoms: atoms, number: atoms, kind: .count, low: DecimalNumber(isMany ? 2 : 1), high: isMany ? nil : .one,
                    modifier: isMany ? .vague : .exact, rule: isMany ? "implied-plural" : "implied", next: atoms.upperBound)
                candidate.counted = phrase
                candidate.effect = effect
                candidate.trigger = trigger.token
                let span = scene.tokens.span(of: phrase.tokens)
                if result.contains(where: { $0.span == span && $0.effect == effect }) { continue }
                var figure = Figures.Figure(span: span, kind: .count, low: candidate.low, high: candidate.high, modifier: candidate.modifier, rule: candidate.rule)
                figure.counted = scene.text[span]
                figure.countedSpan = span
                figure.effect = effect
                figure.who = context.affected(candidate)
                figure.by = context.agent(candidate, affected: figure.who)
                figure.place = context.place(candidate)
                figure.source = sources.source(of: span)
                result.append(figure)
            }
        }
        return result
    }

    private func victims(of trigger: (token: Int, end: Int, readings: [TriggerTable.Trigger])) -> (Figures.Effect, [CountedPhrase])? {
        for reading in trigger.readings {
            guard let effect = reading.effect, effect == .killed || effect == .wounded || effect == .abducted else { continue }
            switch reading.role {
            case .object, .shot:
                guard scene.isVerb(trigger.token) else { continue }
                if effects.isPassive(trigger.token) { return (effect, before(trigger.token)) }
                let after = after(trigger.end)
                if !after.isEmpty { return (effect, after) }
                // A participle right after its noun: "the priests murdered in the town".
                if scene.tokens.xpos[trigger.token] == .vbn { return (effect, before(trigger.token)) }
            case .subject:
                if scene.isVerb(trigger.token) { return (effect, before(trigger.token)) }
            case .noun:
                guard scene.isNoun(trigger.token) else { continue }
                if trigger.end < scene.sentence.upperBound, scene.tokens.lower[trigger.end] == Words.of { return (effect, after(trigger.end + 1)) }
            default: continue
            }
        }
        return nil
    }

    /// The noun phrases that begin at a token, joined by commas and "and".
    private func after(_ start: Int) -> [CountedPhrase] {
        var found: [CountedPhrase] = [], token = start, coordinated = true
        while token < scene.sentence.upperBound, found.count < 8 {
            while token < scene.sentence.upperBound, isOpening(token) { token += 1 }
            guard let phrase = run(from: token) else { break }
            // After a bare comma a name and a description are one victim.
            if coordinated || found.isEmpty || isName(phrase) == found.last.map(isName) { found.append(phrase) }
            token = phrase.tokens.upperBound
            guard token + 1 < scene.sentence.upperBound else { break }
            coordinated = false
            if scene.tokens.lower[token] == Words.comma || scene.tokens.lower[token] == Words.semicolon { token += 1 } else if scene.tokens.lower[token] != Words.and { break }
            if token < scene.sentence.upperBound, scene.tokens.lower[token] == Words.and { token += 1; coordinated = true }
        }
        return found
    }

    /// The noun phrases before a verb group, the nearest and those joined to it.
    private func before(_ verb: Int) -> [CountedPhrase] {
        var end = verb
        while end > scene.sentence.lowerBound, isBetween(end - 1) { end -= 1 }
        var found: [CountedPhrase] = [], steps = 0
        while end > scene.sentence.lowerBound, steps < 14, found.count < 6 {
            let token = end - 1
            if scene.isNoun(token) {
                var start = token
                while start > scene.sentence.lowerBound, scene.isNoun(start - 1) || scene.tokens.upos[start - 1] == .adjective { start -= 1 }
                let phrase = CountedPhrase(tokens: start..<end, head: token)
                let isGoverned = governed(start)
                if !isGoverned, isPerson(phrase) {
                    found.append(phrase)
                    let before = beforeOpening(start)
                    guard before > scene.sentence.lowerBound, scene.tokens.lower[before - 1] == Words.and else { return found }
                    end = before - 1
                    continue
                }
                if !isGoverned, !found.isEmpty { return found }
                end = start
                steps += 1
                continue
            }
            if scene.isVerb(token) || scene.tokens.upos[token] == .auxiliary { if !found.isEmpty || steps > 3 { return found } }
            end -= 1
            steps += 1
        }
        return found
    }

    private func beforeOpening(_ start: Int) -> Int {
        var at = start
        while at > scene.sentence.lowerBound, isOpening(at - 1) { at -= 1 }
        return at
    }
    /// After a preposition a noun is not the subject, but "of" hangs it on a person before.
    private func governed(_ start: Int) -> Bool {
        let before = beforeOpening(start)
        return before > scene.sentence.lowerBound && scene.tokens.upos[before - 1] == .adposition
    }
    private func isOpening(_ token: Int) -> Bool {
        scene.tokens.upos[token] == .determiner || Words.isPossessive(scene.tokens.lower[token])
    }
    private func isBetween(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .auxiliary, .adverb, .particle: true
        case .pronoun: scene.tokens.xpos[token] == .wp || scene.tokens.xpos[token] == .wdt
        default: scene.tokens.lower[token] == Words.comma
        }
    }

    private func run(from start: Int) -> CountedPhrase? {
        var end = start, head: Int?
        while end < scene.sentence.upperBound, end - start < 8, scene.isNoun(end) || scene.tokens.upos[end] == .adjective {
            if scene.isNoun(end) { head = end }
            end += 1
        }
        guard let head else { return nil }
        return CountedPhrase(tokens: start..<(head + 1), head: head)
    }

    private func isName(_ phrase: CountedPhrase) -> Bool { scene.tokens.upos[phrase.head] == .properNoun && !isPersonNoun(phrase.head) }
    private func isPersonNoun(_ token: Int) -> Bool {
        scene.lexicon.persons.contains(scene.tokens.lemma[token]) || scene.lexicon.persons.contains(scene.tokens.lower[token]) || scene.lexicon.pluralPersons.contains(scene.tokens.lower[token])
    }
    /// A noun for a person, or a name of two words or more that is no organisation or place.
    private func isPerson(_ phrase: CountedPhrase) -> Bool {
        if isPersonNoun(phrase.head) || phrase.tokens.dropLast().contains(where: { scene.lexicon.titles.contains(scene.tokens.lower[$0]) }) { return true }
        guard scene.tokens.upos[phrase.head] == .properNoun else { return false }
        if let label = scene.actors.label(at: phrase.head) { return label == .person }
        if let actor = scene.actors.actor(at: phrase.head) { return scene.actors.kind(of: actor) == .person }
        return phrase.tokens.count >= 2
    }
    private func isOrganisation(_ phrase: CountedPhrase) -> Bool {
        scene.actors.label(at: phrase.head).map { $0 != .person } ?? false
    }
    private func isTaken(_ phrase: CountedPhrase, _ effect: Figures.Effect) -> Bool {
        taken.contains { candidate in
            if let counted = candidate.counted, counted.tokens.overlaps(phrase.tokens) { return true }
            let tokens = scene.token(ofAtom: candidate.atoms.lowerBound)..<max(scene.token(ofAtom: candidate.atoms.lowerBound) + 1, scene.token(ofAtom: candidate.atoms.upperBound))
            return tokens.overlaps(phrase.tokens)
        }
    }
}
