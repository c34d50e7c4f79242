import Lexicons
import Prose

/// Finds the noun phrase after a number by the tags.
struct CountedPhraseFinder {
    let tokens: Tokens
    let sentence: Range<Int>
    let lexicon: FigureLexicon

    /// The phrase that begins at a token: modifiers, then nouns up to the last of the run.
    func phrase(at start: Int) -> CountedPhrase? {
        var index = start, first: Int?, head: Int?
        while index < sentence.upperBound, index - start < 9 {
            // A tagger may take the country for the pronoun.
            let isCountry = tokens.lower[index] == Words.us && tokens.flags[index].contains(.allCaps)
            let part = isCountry ? .properNoun : tokens.upos[index]
            switch part {
            case .noun where head != nil && tokens.lower[index] == Words.worth: return finish(first, head)
            case .noun, .properNoun:
                head = index
                if first == nil { first = index }
            case .adjective:
                if head != nil { return finish(first, head) }
                if first == nil { first = index }
            case .verb:
                // A participle before the noun ("displaced people", "surviving children"); a verb after it ends the phrase.
                guard head == nil, isParticiple(index), nounFollows(index) else { return finish(first, head) }
                if first == nil { first = index }
            case .adverb:
                guard head == nil, index + 1 < sentence.upperBound, tokens.upos[index + 1] == .adjective else { return finish(first, head) }
            case .punctuation where Words.isDash(tokens.lower[index]):
                // heavily-armed men; but not a dash between clauses
                guard index + 1 < sentence.upperBound, !tokens.flags[index].contains(.spaceBefore), !tokens.flags[index + 1].contains(.spaceBefore), first != nil || head != nil
                else { return finish(first, head) }
                if index + 1 < sentence.upperBound { index += 1; if tokens.upos[index] == .noun || tokens.upos[index] == .properNoun || tokens.upos[index] == .numeral { head = index } }
            case .particle where tokens.xpos[index] == .pos && head != nil:
                guard index + 1 < sentence.upperBound, tokens.upos[index + 1] == .noun || tokens.upos[index + 1] == .adjective else { return finish(first, head) }
                head = nil
            case .numeral where head != nil && tokens.flags[index].contains(.hasDigit) && tokens.upos[index - 1] == .properNoun && index + 1 < sentence.upperBound && tokens.upos[index + 1] == .noun:
                break
            default: return finish(first, head)
            }
            index += 1
        }
        return finish(first, head)
    }

    private func finish(_ first: Int?, _ head: Int?) -> CountedPhrase? {
        guard let first, let head, first <= head else { return nil }
        return CountedPhrase(tokens: first..<(head + 1), head: head)
    }

    private func isParticiple(_ index: Int) -> Bool {
        tokens.xpos[index] == .vbn || tokens.xpos[index] == .vbg || tokens.xpos[index] == .vbd
    }
    private func nounFollows(_ index: Int) -> Bool {
        index + 1 < sentence.upperBound && (tokens.upos[index + 1] == .noun || tokens.upos[index + 1] == .properNoun || (tokens.upos[index + 1] == .adjective && index + 2 < sentence.upperBound && tokens.upos[index + 2] == .noun))
    }
}
