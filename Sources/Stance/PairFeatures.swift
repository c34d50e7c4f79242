import Lexicons
import Prose
import StageKit

/// What a linear model is told of two mentions of one sentence: hashed features of the words around and between them.
///
/// Names never become features: a model that knows who is disliked by whom has learnt the news of one year. Public for the
/// trainer, which must see what the stage sees.
public struct PairFeatures: Sendable {
    /// Number of buckets that features are hashed into; a power of two.
    public static let buckets = 1 << 17

    let lexicon: StanceLexicon
    private static let window = 6
    private static let longestGap = 40

    /// Loads the word lists.
    /// - Throws: an error that names the file and line of a list that cannot be used.
    public init(in environment: StageEnvironment) throws {
        lexicon = try StanceLexicon(in: environment, userAttitudes: [])
    }

    init(lexicon: StanceLexicon) { self.lexicon = lexicon }

    private enum Kind: UInt64 {
        case word = 1, pair, gap, shape, attitude, valence, verb, edge, cue, rule, bias, attitudeWord, near
    }

    /// The buckets of a pair, each once, ascending.
    /// - Parameters:
    ///   - first: tokens of the mention that stands first.
    ///   - second: tokens of the other; empty features when they overlap.
    ///   - sentence: tokens of their sentence.
    public func features(of tokens: Tokens, first: Range<Int>, second: Range<Int>, sentence: Range<Int>) -> [Int] {
        guard first.upperBound <= second.lowerBound, sentence.contains(first.lowerBound), second.upperBound <= sentence.upperBound
        else { return [] }
        let clauses = ClauseReader(tokens: tokens, lexicon: lexicon)
        var found: Set<Int> = []
        func add(_ kind: Kind, _ values: UInt64...) {
            var hash = WordHash.mixed(kind.rawValue)
            for value in values { hash = WordHash.joined(hash, value) }
            found.insert(Int(truncatingIfNeeded: hash & UInt64(Self.buckets - 1)))
        }
        let between = first.upperBound..<second.lowerBound
        let regions: [Range<Int>] = [
            max(sentence.lowerBound, first.lowerBound - Self.window)..<first.lowerBound, between,
            second.upperBound..<min(sentence.upperBound, second.upperBound + Self.window),
        ]
        add(.bias)
        add(.gap, UInt64(min(8, between.count / 2)))
        for (number, region) in regions.enumerated() {
            let region = region.prefix(Self.longestGap)
            let r = UInt64(number)
            for token in region {
                let word = self.word(tokens, token)
                add(.word, r, word)
                if token + 1 < region.endIndex { add(.pair, r, word, self.word(tokens, token + 1)) }
                if tokens.upos[token] == .verb { add(.verb, r, word) }
                if let match = clauses.cue(at: token, limit: region.endIndex) { add(.cue, r, WordHash.of(match.cue.rawValue)) }
            }
            if let (value, count) = clauses.valence(of: region.startIndex..<region.endIndex, skipping: { tokens.upos[$0] == .properNoun }) {
                add(.valence, r, UInt64(Int((value * 4).rounded()) + 8))
                add(.valence, r, value > 0 ? 100 : 101, UInt64(min(count, 3)))
            }
            predicates(tokens, region.startIndex..<region.endIndex, clauses, sentence) { attitude, range, sign in
                let polarity = UInt64(Int((attitude.polarity * sign * 3).rounded()) + 6)
                add(.attitude, r, polarity, attitude.isActed ? 1 : 0)
                add(.attitudeWord, r, WordHash.of(attitude.phrase), sign < 0 ? 1 : 0)
                let isPassive = range.upperBound < tokens.count && tokens.lower[range.upperBound] == lexicon.by
                add(.rule, r, polarity, isPassive ? 1 : 0, UInt64(min(3, abs(second.lowerBound - range.upperBound) / 2)))
            }
        }
        if between.count <= 5 {
            var shape: UInt64 = 0
            for token in between { shape = WordHash.joined(shape, UInt64(tokens.upos[token].rawValue)) }
            add(.shape, shape)
        }
        // The words that touch the mentions.
        for (number, token) in [first.lowerBound - 1, first.upperBound, second.lowerBound - 1, second.upperBound].enumerated()
        where sentence.contains(token) { add(.edge, UInt64(number), word(tokens, token)) }
        add(.near, tokens.flags[first.lowerBound].contains(.quoted) ? 1 : 0, tokens.flags[second.lowerBound].contains(.quoted) ? 1 : 0)
        return found.sorted()
    }

    private func word(_ tokens: Tokens, _ token: Int) -> UInt64 {
        switch tokens.upos[token] {
        case .properNoun: 1
        case .numeral: 2
        default: tokens.lemma[token]
        }
    }

    private func predicates(
        _ tokens: Tokens, _ region: Range<Int>, _ clauses: ClauseReader, _ sentence: Range<Int>,
        _ body: (StanceLexicon.Attitude, Range<Int>, Double) -> Void
    ) {
        var token = region.lowerBound
        while token < region.upperBound {
            guard tokens.upos[token] != .properNoun,
                let match = lexicon.attitudes.longestMatch(in: tokens.lemma, at: token, limit: region.upperBound),
                let attitude = match.values.first
            else {
                token += 1
                continue
            }
            body(attitude, token..<match.end, clauses.mood(of: token..<match.end, in: sentence).sign)
            token = match.end
        }
    }
}
