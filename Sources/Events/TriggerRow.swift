import Lexicons

/// Words one of which a trigger needs among its complements.
struct ComplementNeed: Sendable {
    private let words: WordSet
    /// Two words in a row, their hashes joined.
    private let pairs: WordTable<Void>

    init(_ alternatives: [String]) {
        var single: [String] = []
        var double: [(UInt64, Void)] = []
        for word in alternatives {
            let parts = word.split(whereSeparator: { $0 == "_" })
            if parts.count == 2 {
                double.append((WordHash.joined(WordHash.of(parts[0]), WordHash.of(parts[1])), ()))
            } else {
                single.append(word)
            }
        }
        words = WordSet(single)
        pairs = WordTable(double)
    }

    /// True when the token, or the token with the one before it, is one of the words.
    func isMet(by index: Int, in lemmas: [UInt64]) -> Bool {
        if words.contains(lemmas[index]) { return true }
        return pairs.count > 0 && index > 0 && pairs.contains(WordHash.joined(lemmas[index - 1], lemmas[index]))
    }
}

/// One row of the trigger lexicon.
struct TriggerRow: Sendable {
    /// `lexicon:<file>:<line>`.
    let rule: String
    /// Words that follow the trigger's head: particles, prepositions, objects.
    let followers: [UInt64]
    /// What must stand among the complements.
    let needs: [ComplementNeed]
    /// Where the participants stand.
    let frame: ArgumentFrame
    /// What is told; nil for a use of the word that tells no event, and for governing words without an own event.
    let coding: EventCoding?
    /// What the word does to an event that it governs; nil for plain triggers.
    let governs: GoverningKind?
    /// More specific rows win.
    var specificity: Int { needs.count * 2 + followers.count * 2 }
}
