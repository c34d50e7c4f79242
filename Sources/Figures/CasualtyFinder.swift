import Lexicons
import Prose

/// Finds all who may be victims in a sentence that tells of killing, wounding or abduction, with the features by which a
/// learned model decides: trigger, path through the parse, words between, noun, number, place in the text.
///
/// Method: pairs of noun phrase and trigger, as in the slot fillers of MUC-4 and later (Patwardhan and Riloff 2009), with a
/// linear model in place of patterns.
struct CasualtyFinder {
    let scene: FigureScene
    let triggers: [(token: Int, end: Int, readings: [TriggerTable.Trigger])]
    /// Index of the sentence in the document.
    let number: Int
    /// What other stages told.
    let context: CasualtyContext
    static let effects: [Figures.Effect] = [.killed, .wounded, .abducted]

    func mentions(_ figures: ArraySlice<Figures.Figure>) -> [CasualtyMention] {
        var found: [CasualtyMention] = []
        let present = Self.effects.filter { effect in triggers.contains { $0.readings.contains { $0.effect == effect } } }
        guard !present.isEmpty else { return [] }
        let phrases = nounPhrases()
        let counts = counts(figures)
        var sentence = SentenceFeatures(scene)
        sentence.shared = sharedFeatures()
        for phrase in phrases {
            let shape = shape(phrase)
            for effect in present {
                var mention = CasualtyMention(
                    effect: effect, sentence: number, tokens: phrase.tokens, head: phrase.head, shape: shape, low: .one, high: .one, isExplicit: false,
                    trigger: phrase.head, words: words(phrase.tokens), names: names(phrase.tokens))
                let isMany = scene.tokens.xpos[phrase.head] == .nns || scene.tokens.xpos[phrase.head] == .nnps || scene.lexicon.pluralPersons.contains(scene.tokens.lower[phrase.head])
                if isMany, mention.names.isEmpty || shape == .persons { (mention.low, mention.high) = (DecimalNumber(2), nil) }
                if let count = counts.first(where: { $0.tokens.overlaps(phrase.tokens) && ($0.head == nil || $0.head == phrase.head || !phrase.tokens.contains($0.head ?? 0)) }) {
                    let figure = figures[count.figure]
                    mention.low = figure.low ?? figure.high ?? .one
                    mention.high = figure.high
                    mention.isExplicit = true
                    mention.figure = count.figure
                    mention.ruled = figure.effect.map { $0 == effect ? 1 : 2 } ?? 0
                } else if let figure = figures.first(where: { $0.rule.hasPrefix("implied") && $0.span.overlaps(scene.tokens.span(of: phrase.tokens)) }) {
                    mention.ruled = figure.effect == effect ? 1 : 2
                }
                addFeatures(&mention, sentence)
                found.append(mention)
            }
        }
        // "8 dead and 31 wounded", "12 were hurt": a number without a noun of its own.
        for count in counts where count.head.map({ $0 < count.tokens.lowerBound }) ?? true {
            guard !phrases.contains(where: { $0.tokens.overlaps(count.tokens) }) else { continue }
            let figure = figures[count.figure]
            for effect in present {
                var mention = CasualtyMention(
                    effect: effect, sentence: number, tokens: count.tokens, head: count.tokens.upperBound - 1, shape: .bare, low: figure.low ?? figure.high ?? .one, high: figure.high, isExplicit: true, figure: count.figure,
                    trigger: count.tokens.upperBound, words: [Words.people], names: [])
                if let head = count.head {
                    mention.words = [scene.tokens.lemma[head], Words.people]
                    mention.counted = figure.countedSpan.map { scene.tokens.range(covering: $0) }
                }
                mention.ruled = figure.effect.map { $0 == effect ? 1 : 2 } ?? 0
                addFeatures(&mention, sentence)
                found.append(mention)
            }
        }
        return found
    }

    /// The tokens of each figure that counts, with the head that it counts.
    private func counts(_ figures: ArraySlice<Figures.Figure>) -> [(figure: Int, tokens: Range<Int>, head: Int?)] {
        figures.indices.compactMap { index in
            let figure = figures[index]
            guard figure.kind == .count, !figure.rule.hasPrefix("implied"), figure.unit == nil else { return nil }
            let own = scene.tokens.range(covering: figure.span)
            guard !own.isEmpty else { return nil }
            guard let counted = figure.countedSpan.map({ scene.tokens.range(covering: $0) }), !counted.isEmpty else { return (index, own, nil) }
            // "six of the priests", "six priests": from the number to the noun where they stand together.
            let tokens = counted.lowerBound >= own.lowerBound && counted.lowerBound - own.upperBound <= 3 ? min(own.lowerBound, counted.lowerBound)..<max(own.upperBound, counted.upperBound) : own
            return (index, tokens, counted.upperBound - 1)
        }
    }

    // MARK: Noun phrases

    /// Maximal runs of determiners, numbers, adjectives and nouns that end in a noun.
    func nounPhrases() -> [CountedPhrase] {
        let tokens = scene.tokens
        var found: [CountedPhrase] = [], start = scene.sentence.lowerBound
        while start < scene.sentence.upperBound {
            guard opens(start) else { start += 1; continue }
            var at = start, head: Int?
            while at < scene.sentence.upperBound, at - start < 16 {
                let part = tokens.upos[at]
                let isDash = tokens.lower[at] == Words.hyphen
                let isParticiple = (tokens.xpos[at] == .vbn || tokens.xpos[at] == .vbg) && head == nil && at + 1 < scene.sentence.upperBound && scene.isNoun(at + 1)
                guard opens(at) || tokens.xpos[at] == .pos || isDash || isParticiple else { break }
                if head != nil, part == .determiner || tokens.xpos[at] == .prpPossessive { break }
                if let head, part == .numeral, tokens.upos[head] == .noun { break }
                if scene.isNoun(at) { head = at }
                at += 1
            }
            if let head {
                found.append(CountedPhrase(tokens: start..<(head + 1), head: head))
                start = head + 1
            } else {
                // "injuring another"
                if scene.tokens.lower[start] == Words.another { found.append(CountedPhrase(tokens: start..<(start + 1), head: start)) }
                start = max(at, start + 1)
            }
        }
        return found
    }

    private func opens(_ token: Int) -> Bool {
        switch scene.tokens.upos[token] {
        case .noun, .properNoun, .adjective, .numeral, .determiner: true
        default: scene.tokens.xpos[token] == .prpPossessive
        }
    }

    private func shape(_ phrase: CountedPhrase) -> CasualtyMention.Shape {
        let tokens = scene.tokens, head = phrase.head, lexicon = scene.lexicon
        let isName = tokens.upos[head] == .properNoun
        if isName, phrase.tokens.contains(where: { lexicon.titles.contains(tokens.lower[$0]) }) { return .titled }
        if lexicon.persons.contains(tokens.lemma[head]) || lexicon.persons.contains(tokens.lower[head]) || lexicon.pluralPersons.contains(tokens.lower[head]) {
            return tokens.xpos[head] == .nns || tokens.xpos[head] == .nnps || lexicon.pluralPersons.contains(tokens.lower[head]) ? .persons : .person
        }
        if lexicon.victimNoun.contains(tokens.lemma[head]) || lexicon.victimNoun.contains(tokens.lower[head]) { return .victim }
        if isName {
            let count = phrase.tokens.lazy.filter { tokens.upos[$0] == .properNoun }.count
            return count == 1 ? .name : count == 2 ? .names : .longName
        }
        return tokens.xpos[head] == .nns ? .nouns : .noun
    }

    private func words(_ range: Range<Int>) -> Set<UInt64> {
        Set(range.lazy.filter { token in
            switch scene.tokens.upos[token] {
            case .noun, .properNoun, .adjective, .verb: true
            default: false
            }
        }.map { scene.tokens.upos[$0] == .properNoun ? scene.tokens.lower[$0] : scene.tokens.lemma[$0] })
    }
    private func names(_ range: Range<Int>) -> Set<UInt64> {
        Set(range.lazy.filter { scene.tokens.upos[$0] == .properNoun }.map { scene.tokens.lower[$0] })
    }
}
