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

    private static let reach = 12

    func pairs(of predicate: Range<Int>, direction: StanceLexicon.Attitude.Direction) -> [Pair] {
        var found: [Pair] = []
        if let parse, let tree = TreeArguments(parse, tokens: tokens, lookup: lookup, lexicon: lexicon, sentence: sentence) {
            found = tree.pairs(of: predicate, isMutual: direction == .both)
        } else {
            found = nearest(predicate, isMutual: direction == .both)
        }
        switch direction {
        case .forward: return found
        case .reverse: return found.map { Pair(from: $0.to, to: $0.from, p: $0.p, isAgainst: false) }
        case .both: return found + found.map { Pair(from: $0.to, to: $0.from, p: $0.p, isAgainst: $0.isAgainst) }
        }
    }

    /// Without a tree: the nearest mentions to the left and right, with what is joined to them by "and".
    private func nearest(_ predicate: Range<Int>, isMutual: Bool) -> [Pair] {
        let left = group(endingBefore: predicate.lowerBound), right = group(startingAt: predicate.upperBound)
        var pairs: [Pair] = []
        if isMutual, let right, right.opener == lexicon.between, right.mentions.count >= 2 {
            return [Pair(from: right.mentions[0], to: right.mentions[1], p: 0.7)]
        }
        if let left, let right {
            let isPassive = right.opener == lexicon.by
            for a in left.mentions {
                for b in right.mentions {
                    pairs.append(
                        isPassive
                            ? Pair(from: b, to: a, p: 0.6)
                            : Pair(from: a, to: b, p: 0.55, isAgainst: right.opener == lexicon.against))
                }
            }
        } else if isMutual, let left, left.mentions.count >= 2 {
            pairs.append(Pair(from: left.mentions[0], to: left.mentions[1], p: 0.6))
        }
        return pairs
    }

    private func group(endingBefore end: Int) -> (mentions: [Int], opener: UInt64)? {
        var token = end - 1
        while token >= sentence.lowerBound, end - token <= Self.reach {
            if tokens.xpos[token] == .period || tokens.xpos[token] == .colon { return nil }
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
            if tokens.xpos[token] == .period || tokens.xpos[token] == .colon { return nil }
            if tokens.upos[token] == .adposition, opener == 0 || tokens.lower[token] == lexicon.by { opener = tokens.lower[token] }
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
