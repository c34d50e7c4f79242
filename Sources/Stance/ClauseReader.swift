import Lexicons
import Prose

/// Finds cues in a stretch of tokens and reads how far the text vouches for a predicate there.
struct ClauseReader {
    /// What the words around a predicate make of it.
    struct Mood {
        /// Factor on the polarity; negative when the predicate is turned round.
        var sign = 1.0
        /// 0 to 1.
        var commitment = 1.0
        /// A promise, an offer, a wish: words, whatever the predicate.
        var isPromise = false
    }

    let tokens: Tokens
    let lexicon: StanceLexicon

    private static let reach = 6

    /// Punctuation that ends the reach of a cue; commas do not end that of a condition.
    func isBorder(_ token: Int) -> Bool {
        tokens.flags[token].contains(.punctuation) && tokens.xpos[token] != .hyphen
    }

    /// The tokens of the clause around a token: to the next punctuation on both sides.
    func clause(around token: Int, in sentence: Range<Int>) -> Range<Int> {
        var low = token, high = token + 1
        while low > sentence.lowerBound, !isBorder(low - 1) { low -= 1 }
        while high < sentence.upperBound, !isBorder(high) { high += 1 }
        return low..<high
    }

    /// The mood of a predicate.
    func mood(of predicate: Range<Int>, in sentence: Range<Int>) -> Mood {
        var mood = Mood()
        let clause = clause(around: predicate.lowerBound, in: sentence)
        var token = clause.lowerBound
        var isPossible = false, isFuture = false, isConditional = false
        while token < clause.upperBound {
            guard !predicate.contains(token), let match = cue(at: token, limit: clause.upperBound) else {
                token += 1
                continue
            }
            let distance = predicate.lowerBound - match.end
            let isNear = distance >= 0 && distance < Self.reach
            switch match.cue {
            case .negation where isNear && !isNotOnly(token): mood.sign *= -0.5
            case .refusal where isNear: mood.sign *= -0.7
            case .ending where isNear && distance < 4: mood.sign *= -0.3
            case .conditional where token < predicate.lowerBound: isConditional = true
            case .possible where isNear: isPossible = true
            case .future where isNear: isFuture = true
            case .promise where isNear: mood.isPromise = true
            default: break
            }
            token = match.end
        }
        if isConditional { mood.commitment = 0.3 } else if isPossible { mood.commitment = 0.4 } else if mood.isPromise {
            mood.commitment = 0.5
        } else if isFuture { mood.commitment = 0.7 }
        return mood
    }

    /// The cue that begins at a token, and the index after it.
    func cue(at token: Int, limit: Int) -> (cue: StanceLexicon.Cue, end: Int)? {
        let found =
            lexicon.cues.longestMatch(in: tokens.lemma, at: token, limit: limit)
            ?? lexicon.cues.longestMatch(in: tokens.lower, at: token, limit: limit)
        guard let found, let cue = found.values.first else { return nil }
        return (cue, found.end)
    }

    private func isNotOnly(_ token: Int) -> Bool {
        tokens.lower[token] == lexicon.not && token + 1 < tokens.count && tokens.lower[token + 1] == lexicon.only
    }

    /// Mean valence of the words of a range, negated words turned; nil when none has a valence.
    func valence(of range: Range<Int>, skipping skip: (Int) -> Bool) -> (value: Double, count: Int)? {
        var sum = 0.0, count = 0
        var negated = 0
        for token in range {
            if let match = cue(at: token, limit: range.upperBound), match.cue == .negation, !isNotOnly(token) { negated = 4 }
            if let value = lexicon.valence[tokens.lower[token]] ?? lexicon.valence[tokens.lemma[token]], !skip(token) {
                sum += negated > 0 ? -0.6 * value : value
                count += 1
            }
            negated -= 1
        }
        return count == 0 ? nil : (sum / Double(count), count)
    }
}
