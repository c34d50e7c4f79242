import Lexicons
import Prose

/// Finds the noun phrase that names a speaker by the tokens' tags, where no parse tells it.
struct SourcePhrase {
    let tokens: Tokens
    let limits: Range<Int>

    private static let comma = WordHash.of(",")
    private static let of = WordHash.of("of")
    private static let `for` = WordHash.of("for")
    private static let `in`  = WordHash.of("in")
    private static let at = WordHash.of("at")

    /// The phrase that ends before a token, passing over auxiliaries and adverbs; nil when none stands there.
    func ending(before cue: Int) -> Range<Int>? {
        var end = cue
        while end > limits.lowerBound, isBetween(end - 1) { end -= 1 }
        if end > limits.lowerBound, tokens.lower[end - 1] == Self.comma, let phrase = beforeApposition(endingAt: end) { return phrase }
        return phrase(endingAt: end)
    }

    /// The phrase that begins at a token.
    func beginning(at start: Int) -> Range<Int>? {
        var index = start, lastNoun: Int?
        while index < limits.upperBound {
            let part = tokens.upos[index]
            if isNominal(index) {
                lastNoun = index
            } else if !(isInside(index) || (isLink(index) && lastNoun != nil) || part == .determiner || part == .adjective) {
                break
            }
            if part == .pronoun { return start..<(index + 1) }
            index += 1
        }
        return lastNoun.map { start..<($0 + 1) }
    }

    /// `X, a spokesman for Y,` before the cue: the whole of it.
    private func beforeApposition(endingAt end: Int) -> Range<Int>? {
        var index = end - 2
        while index > limits.lowerBound, end - index < 25 {
            if tokens.lower[index] == Self.comma { return phrase(endingAt: index).map { $0.lowerBound..<end } }
            index -= 1
        }
        return nil
    }

    private func phrase(endingAt end: Int) -> Range<Int>? {
        guard end > limits.lowerBound, isNominal(end - 1) else { return nil }
        if tokens.upos[end - 1] == .pronoun { return (end - 1)..<end }
        var start = end - 1
        while start > limits.lowerBound, isNominal(start - 1) || isInside(start - 1) || isLink(start - 1) { start -= 1 }
        while start < end - 1, isLink(start) || tokens.upos[start] == .coordinating || tokens.upos[start] == .particle { start += 1 }
        return start..<end
    }

    private func isBetween(_ index: Int) -> Bool {
        tokens.upos[index] == .auxiliary || tokens.upos[index] == .adverb || tokens.upos[index] == .particle
    }
    private func isNominal(_ index: Int) -> Bool {
        tokens.upos[index] == .noun || tokens.upos[index] == .properNoun || tokens.upos[index] == .pronoun
    }
    private func isInside(_ index: Int) -> Bool {
        switch tokens.upos[index] {
        case .determiner, .adjective, .numeral, .coordinating: true
        case .particle: tokens.xpos[index] == .pos
        default: false
        }
    }
    private func isLink(_ index: Int) -> Bool {
        let word = tokens.lower[index]
        return word == Self.of || word == Self.for || word == Self.in || word == Self.at
    }
}
