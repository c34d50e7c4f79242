import Lexicons
import Prose

/// Finds the actors on both sides of a predicate: by the tree where it tells, else by the nearest mentions of the clause.
struct ArgumentFinder {
    /// A holder and a target, as indices of mentions.
    struct Pair {
        var from: Int
        var to: Int
        var p: Double
        /// "against" stands before the target.
        var isAgainst = false
    }

    let tokens: Tokens
    let parse: DependencyParse?
    let lookup: MentionLookup
    let lexicon: StanceLexicon
    let clauses: ClauseReader
    let sentence: Range<Int>
    /// The sentence before; empty when there is none.
    let previous: Range<Int>

    private static let reach = 12

    func pairs(of predicate: Range<Int>, attitude: StanceLexicon.Attitude) -> [Pair] {
        let isMutual = attitude.direction == .both
        let reciprocal = ReciprocalSubjects(
            tokens: tokens, lookup: lookup, lexicon: lexicon, sentence: sentence, previous: previous)
        if reciprocal.isReciprocal(predicate), let (a, b) = reciprocal.joinedBefore(predicate) { return Self.eachOther(a, b) }
        if isMutual, let (a, b) = reciprocal.namedBefore(predicate) { return Self.eachOther(a, b) }
        var found: [Pair] = []
        if let parse, let tree = TreeArguments(parse, tokens: tokens, lookup: lookup, lexicon: lexicon, sentence: sentence) {
            found = tree.pairs(of: predicate, isMutual: isMutual, isActed: attitude.isActed)
        } else {
            found = nearest(predicate, attitude)
        }
        switch attitude.direction {
        case .forward: return found
        case .reverse: return found.map { Pair(from: $0.to, to: $0.from, p: $0.p, isAgainst: false) }
        case .both: return found + found.map { Pair(from: $0.to, to: $0.from, p: $0.p, isAgainst: $0.isAgainst) }
        }
    }

    private static func eachOther(_ a: Int, _ b: Int) -> [Pair] {
        [Pair(from: a, to: b, p: 0.7), Pair(from: b, to: a, p: 0.7)]
    }

    /// Without a tree: the nearest mentions to the left and right, with what is joined to them by "and".
    private func nearest(_ predicate: Range<Int>, _ attitude: StanceLexicon.Attitude) -> [Pair] {
        let isMutual = attitude.direction == .both, isNoun = tokens.upos[predicate.lowerBound] == .noun
        let left = group(endingBefore: predicate.lowerBound, stopsAtComma: isNoun), right = group(startingAt: predicate.upperBound)
        if isMutual {
            if let right, right.opener == lexicon.between, right.mentions.count >= 2 {
                return [Pair(from: right.mentions[0], to: right.mentions[1], p: 0.7)]
            }
            // "A and B have an inimical relationship", whatever follows without a preposition.
            if let left, left.mentions.count >= 2, right == nil || right?.opener == 0 {
                return [Pair(from: left.mentions[0], to: left.mentions[1], p: 0.65)]
            }
            // "the cooperation of A" does not tell with whom.
            if let right, right.opener == lexicon.of { return [] }
        }
        guard let left, let right else { return [] }
        // "by killing B": who kills stands elsewhere.
        if predicate.lowerBound > sentence.lowerBound, tokens.lower[predicate.lowerBound - 1] == lexicon.by { return [] }
        if attitude.isActed, lexicon.locatives.contains(right.opener) { return [] }
        let isPassive = right.opener == lexicon.by
        var pairs: [Pair] = []
        for a in left.mentions {
            for b in right.mentions {
                pairs.append(
                    isPassive
                        ? Pair(from: b, to: a, p: 0.6)
                        : Pair(from: a, to: b, p: 0.55, isAgainst: right.opener == lexicon.against))
            }
        }
        return pairs
    }

    private func group(endingBefore end: Int, stopsAtComma: Bool) -> (mentions: [Int], opener: UInt64)? {
        var token = end - 1
        while token >= sentence.lowerBound, end - token <= Self.reach {
            if tokens.xpos[token] == .period || tokens.xpos[token] == .colon { return nil }
            if stopsAtComma, tokens.xpos[token] == .comma { return nil }
            if let mention = lookup.mention(at: token) {
                var mentions = [mention]
                var low = lookup.places[mention].tokens.lowerBound
                while low - 2 >= sentence.lowerBound, tokens.lower[low - 1] == lexicon.and || low - 3 >= sentence.lowerBound,
                    let (other, start) = joined(before: low)
                {
                    mentions.insert(other, at: 0)
                    low = start
                }
                return (mentions, 0)
            }
            token -= 1
        }
        return nil
    }

    /// The mention before "and (the)".
    private func joined(before low: Int) -> (mention: Int, start: Int)? {
        for gap in 1...2 where low - gap - 1 >= sentence.lowerBound && tokens.lower[low - gap] == lexicon.and {
            if let mention = lookup.mention(at: low - gap - 1) { return (mention, lookup.places[mention].tokens.lowerBound) }
        }
        return nil
    }

    private func group(startingAt start: Int) -> (mentions: [Int], opener: UInt64)? {
        var token = start
        var opener: UInt64 = 0
        while token < sentence.upperBound, token - start < Self.reach {
            if tokens.xpos[token] == .period || tokens.xpos[token] == .colon || tokens.xpos[token] == .comma { return nil }
            if lexicon.clauseOpeners.contains(tokens.lower[token]) || lexicon.asides.contains(tokens.lower[token]) { return nil }
            // The preposition that stands last before the mention tells its role, but the agent's is never overruled.
            if tokens.upos[token] == .adposition, opener != lexicon.by { opener = tokens.lower[token] }
            if let mention = lookup.mention(at: token) {
                var mentions = [mention]
                var high = lookup.places[mention].tokens.upperBound
                while high + 1 < sentence.upperBound, tokens.lower[high] == lexicon.and,
                    let other = lookup.mention(at: high + 1) ?? (high + 2 < sentence.upperBound ? lookup.mention(at: high + 2) : nil),
                    !mentions.contains(other)
                {
                    mentions.append(other)
                    high = lookup.places[other].tokens.upperBound
                }
                return (mentions, opener)
            }
            token += 1
        }
        return nil
    }
}
