import Lexicons
import Prose

/// Reads phrases and clauses in one sentence of a document.
struct SentenceReader {
    let tokens: Tokens
    let range: Range<Int>
    private static let negations: WordSet = ["not", "n't", "never", "no", "hardly"]
    private static let conditions: WordSet = ["if", "unless", "provided"]
    private static let complementTakers: WordSet = [
        "certain", "clear", "unclear", "sure", "know", "ask", "wonder", "see", "doubt", "question", "uncertain", "unknown", "decide",
        "matter", "doubtful", "even", "as", "only", "determine", "say", "tell",
    ]
    private static let have = WordHash.of("have")

    /// The longest phrase at a token: exactly, else with adverbs and negations passed over.
    func match<Value>(_ table: PhraseTable<Value>, at index: Int) -> (value: Value, end: Int)? {
        guard table.begins(with: tokens.lemma[index]) else { return nil }
        if let match = table.longestMatch(in: tokens.lemma, at: index, limit: range.upperBound), let value = match.values.first,
            match.end > index + 1 { return (value, match.end) }
        var words: [UInt64] = [], places: [Int] = []
        var at = index
        while at < range.upperBound, words.count < 6, at < index + 10 {
            if at == index || (tokens.upos[at] != .adverb && !isNegation(at)) || isNeeded(at) {
                words.append(tokens.lemma[at])
                places.append(at)
            }
            at += 1
        }
        guard let match = table.longestMatch(in: words, at: 0, limit: words.count), let value = match.values.first else { return nil }
        return (value, places[match.end - 1] + 1)
    }

    private static let needed: WordSet = ["likely", "unlikely", "more", "most", "less", "very", "highly", "not"]
    private func isNeeded(_ index: Int) -> Bool { Self.needed.contains(tokens.lemma[index]) && !isNegation(index) }

    func isNegation(_ index: Int) -> Bool { Self.negations.contains(tokens.lower[index]) }

    /// True when "not" stands among the next words after a cue's first word.
    func isNegated(from index: Int, to end: Int) -> Bool {
        (index..<min(range.upperBound, end + 2)).contains { isNegation($0) && tokens.lower[$0] != Self.no }
    }
    private static let no = WordHash.of("no")

    /// True for "may have gone": a guess about the past.
    func isPerfect(after end: Int) -> Bool {
        var at = end
        while at < range.upperBound, at < end + 3 {
            if tokens.lemma[at] == Self.have {
                let next = at + 1..<min(range.upperBound, at + 4)
                return next.contains { tokens.xpos[$0] == .vbn || tokens.xpos[$0] == .vbd }
            }
            guard tokens.upos[at] == .adverb || isNegation(at) else { return false }
            at += 1
        }
        return false
    }

    /// The clause that "if" or "unless" opens, to its comma, the sentence's end, or the cue.
    func condition(cue: Int) -> Range<Int>? {
        for index in range where Self.conditions.contains(tokens.lower[index]) {
            if index > range.lowerBound, Self.complementTakers.contains(tokens.lemma[index - 1]) { continue }
            var end = index + 1
            if index < cue {
                // Before the main clause: to the last comma ahead of the cue, else to the cue's own subject.
                var comma: Int?
                for at in index..<cue where tokens.xpos[at] == .comma && !isWithinList(at) { comma = comma ?? at }
                guard let comma else { continue }
                end = comma
            } else {
                while end < range.upperBound, tokens.xpos[end] != .period, tokens.xpos[end] != .colon { end += 1 }
            }
            return index..<end
        }
        return nil
    }

    /// A comma between members of a list rather than clauses: no verb with tense soon after it.
    private func isWithinList(_ comma: Int) -> Bool {
        !(comma + 1..<min(range.upperBound, comma + 12)).contains { at in
            tokens.xpos[at] == .md || tokens.xpos[at] == .vbz || tokens.xpos[at] == .vbp || tokens.xpos[at] == .vbd
        }
    }

    /// True when a verb in the past tense stands before a token.
    func hasPast(before index: Int) -> Bool { (range.lowerBound..<index).contains { tokens.xpos[$0] == .vbd } }

    /// The place of the last verb of saying before a token.
    func reportingVerb(before index: Int, _ verbs: WordSet) -> Int? {
        (range.lowerBound..<index).last { tokens.upos[$0] == .verb && verbs.contains(tokens.lemma[$0]) }
    }
}
