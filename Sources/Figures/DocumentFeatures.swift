import Lexicons
import Prose

/// What a document is about, by the lemmas of its words: a report of an incident, or one that only mentions violence.
struct DocumentFeatures {
    private(set) var set = FeatureSet()

    /// A sentence with words of violence: its index and the effects that they tell.
    typealias TriggerSentence = (number: Int, effects: [Figures.Effect?])

    init(_ tokens: Tokens, _ sentences: [Range<Int>], triggerSentences: [TriggerSentence], parse: DependencyParse?, context: CasualtyContext) {
        addWords(tokens, sentences)
        addEffects(triggerSentences)
        if let parse, parse.heads.count == tokens.count, parse.relations.count == tokens.count { addArcs(tokens, sentences, parse) }
        addViolence(tokens, sentences, triggerSentences, context)
        addContext(tokens, sentences, context)
        set.add(7, CasualtyFinder.bucket(sentences.count))
        set.unite()
    }

    private static func isWord(_ token: Int, _ tokens: Tokens) -> Bool {
        guard tokens.flags[token].contains(.hasLetter), !tokens.flags[token].contains(.hasDigit) else { return false }
        switch tokens.upos[token] {
        case .noun, .verb, .adjective, .adverb: return true
        default: return false
        }
    }

    /// Lemmas, those told often, those of the first sentences, and pairs of neighbours.
    private mutating func addWords(_ tokens: Tokens, _ sentences: [Range<Int>]) {
        var counts: [UInt64: Int] = [:]
        for (number, range) in sentences.enumerated() {
            for token in range where tokens.flags[token].contains(.hasLetter) && !tokens.flags[token].contains(.hasDigit) {
                if token + 1 < range.upperBound, tokens.flags[token + 1].contains(.hasLetter) { set.add(12, tokens.lemma[token], tokens.lemma[token + 1]) }
                guard Self.isWord(token, tokens) else { continue }
                counts[tokens.lemma[token], default: 0] += 1
                if number < 3 { set.add(3, tokens.lemma[token]) }
                if number < 5 { set.add(8, UInt64(min(3, number)), tokens.lemma[token]) }
            }
        }
        for (lemma, count) in counts {
            set.add(1, lemma)
            if count > 2 { set.add(2, lemma) }
        }
    }

    private mutating func addEffects(_ sentences: [TriggerSentence]) {
        var effects: [UInt64: Int] = [:]
        for sentence in sentences {
            for effect in sentence.effects {
                let code = effect.flatMap { CasualtyFinder.effects.firstIndex(of: $0) }.map(UInt64.init) ?? 9
                effects[code, default: 0] += 1
                if sentence.number < 3 { set.add(6, code) }
            }
        }
        for (code, count) in effects {
            set.add(4, code)
            if count > 2 { set.add(5, code) }
        }
    }

    /// Who does what: governor, relation, dependent.
    private mutating func addArcs(_ tokens: Tokens, _ sentences: [Range<Int>], _ parse: DependencyParse) {
        for range in sentences {
            for token in range where tokens.upos[token] == .noun || tokens.upos[token] == .properNoun || tokens.upos[token] == .verb {
                let head = Int(parse.heads[token])
                guard range.contains(head), tokens.upos[head] == .verb || tokens.upos[head] == .noun else { continue }
                set.add(10, tokens.lemma[head], parse.relations[token].code, tokens.upos[token] == .properNoun ? 1 : tokens.lemma[token])
                set.add(11, tokens.lemma[head], parse.relations[token].code)
            }
        }
    }

    /// Words, times and actors of the sentences that tell of violence.
    private mutating func addViolence(_ tokens: Tokens, _ sentences: [Range<Int>], _ triggerSentences: [TriggerSentence], _ context: CasualtyContext) {
        for sentence in triggerSentences where sentences.indices.contains(sentence.number) {
            guard sentence.effects.contains(where: { effect in effect.map { CasualtyFinder.effects.contains($0) } ?? true }) else { continue }
            let range = sentences[sentence.number]
            for token in range {
                if Self.isWord(token, tokens) { set.add(9, tokens.lemma[token]) }
                if context.actorCodes[token] != 0 { set.add(17, context.actorCodes[token]) }
            }
            for date in context.dates(in: range) {
                set.add(16, date.form)
                set.add(19, date.rule)
            }
            set.add(18, UInt64(min(10, sentence.number)))
        }
    }

    private mutating func addContext(_ tokens: Tokens, _ sentences: [Range<Int>], _ context: CasualtyContext) {
        var names: [UInt64: Int] = [:]
        for range in sentences {
            for token in range {
                if context.actorCodes[token] != 0 { set.add(13, context.actorCodes[token]) }
                if context.labels[token] != 0, token == 0 || context.labels[token - 1] == 0 { names[context.labels[token], default: 0] += 1 }
            }
            for date in context.dates(in: range) { set.add(14, date.form) }
        }
        for (label, count) in names { set.add(15, label, UInt64(min(8, count))) }
    }
}
