import Lexicons
import Prose

/// What a document is about, by the lemmas of its words: a report of an incident, or one that only mentions violence.
struct DocumentFeatures {
    private(set) var set = FeatureSet()

    init(_ tokens: Tokens, _ sentences: [Range<Int>], triggerSentences: [(number: Int, effects: [Figures.Effect?])]) {
        var counts: [UInt64: Int] = [:], early: Set<UInt64> = []
        for (number, range) in sentences.enumerated() {
            for token in range where tokens.flags[token].contains(.hasLetter) && !tokens.flags[token].contains(.hasDigit) {
                switch tokens.upos[token] {
                case .noun, .verb:
                    counts[tokens.lemma[token], default: 0] += 1
                    if number < 3 { early.insert(tokens.lemma[token]) }
                case .adjective, .adverb: counts[tokens.lemma[token], default: 0] += 1
                default: break
                }
            }
        }
        var effects: [UInt64: Int] = [:], earlyEffects: Set<UInt64> = []
        for sentence in triggerSentences {
            for effect in sentence.effects {
                let code = effect.flatMap { CasualtyFinder.effects.firstIndex(of: $0) }.map(UInt64.init) ?? 9
                effects[code, default: 0] += 1
                if sentence.number < 3 { earlyEffects.insert(code) }
            }
        }
        // Sums do not depend on order; sorted all the same, so that rows for training are.
        for (lemma, count) in counts.sorted(by: { $0.key < $1.key }) {
            set.add(1, lemma)
            if count > 2 { set.add(2, lemma) }
        }
        for lemma in early.sorted() { set.add(3, lemma) }
        for (code, count) in effects.sorted(by: { $0.key < $1.key }) {
            set.add(4, code)
            if count > 2 { set.add(5, code) }
        }
        for code in earlyEffects.sorted() { set.add(6, code) }
        set.add(7, CasualtyFinder.bucket(sentences.count))
    }
}
