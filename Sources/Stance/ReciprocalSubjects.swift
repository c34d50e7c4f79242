import Lexicons
import Prose

/// Finds the two actors behind "the two sides", "both" and "each other": of such a pair each stands so to the other.
struct ReciprocalSubjects {
    let tokens: Tokens
    let lookup: MentionLookup
    let lexicon: StanceLexicon
    let sentence: Range<Int>
    /// The sentence before, where "the two" were named; empty when there is none.
    let previous: Range<Int>

    private static let reach = 8

    /// "each other" or "one another" directly behind the predicate.
    func isReciprocal(_ predicate: Range<Int>) -> Bool {
        for token in predicate.upperBound..<max(predicate.upperBound, min(sentence.upperBound - 1, predicate.upperBound + 3)) {
            if lookup.mention(at: token) != nil || tokens.flags[token].contains(.punctuation) { return false }
            let (a, b) = (tokens.lower[token], tokens.lower[token + 1])
            if (a == lexicon.each && b == lexicon.other) || (a == lexicon.one && b == lexicon.another) { return true }
        }
        return false
    }

    /// The two whom "the two sides" before a predicate means: the only two actors that the words before it name.
    func namedBefore(_ predicate: Range<Int>) -> (Int, Int)? {
        var token = predicate.lowerBound - 1
        while token >= sentence.lowerBound, predicate.lowerBound - token <= Self.reach {
            if let mention = lookup.mention(at: token) {
                let sharers = lookup.sharers(of: mention)
                return sharers.count == 2 ? (sharers[0], sharers[1]) : nil
            }
            if lexicon.pairWords.contains(tokens.lower[token]), opensClause(token) {
                return onlyTwo(in: sentence.lowerBound..<token) ?? onlyTwo(in: previous)
            }
            token -= 1
        }
        return nil
    }

    /// The two whom "each other" means where they stand before the predicate in its sentence.
    func joinedBefore(_ predicate: Range<Int>) -> (Int, Int)? {
        onlyTwo(in: sentence.lowerBound..<max(sentence.lowerBound, predicate.lowerBound)) ?? namedBefore(predicate)
    }

    /// "The two sides met" speaks of those before; "urged both sides" may speak of others than who urges.
    private func opensClause(_ token: Int) -> Bool {
        var before = token - 1
        while before >= sentence.lowerBound, tokens.upos[before] == .determiner { before -= 1 }
        return before < sentence.lowerBound || tokens.flags[before].contains(.punctuation)
    }

    private func onlyTwo(in range: Range<Int>) -> (Int, Int)? {
        var found: [Int] = []
        for mention in lookup.mentions(in: range) where lookup.places[mention].canHold {
            if !found.contains(where: { lookup.places[$0].actor == lookup.places[mention].actor }) { found.append(mention) }
        }
        return found.count == 2 ? (found[0], found[1]) : nil
    }
}
