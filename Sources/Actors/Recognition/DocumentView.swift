import Lexicons
import Prose

/// The layers that actor recognition reads, with the questions it asks of them.
struct DocumentView {
    let text: Text
    let tokens: Tokens
    let sentences: Sentences
    let parse: DependencyParse?
    let entities: [Entities.Entity]
    let published: CivilDate?

    /// Number of tokens.
    var count: Int { tokens.count }

    /// The word hash of a token; 0 outside the text.
    func lower(_ index: Int) -> UInt64 { index >= 0 && index < tokens.count ? tokens.lower[index] : 0 }
    /// The lemma's hash; 0 outside the text.
    func lemma(_ index: Int) -> UInt64 { index >= 0 && index < tokens.count ? tokens.lemma[index] : 0 }
    /// The part of speech; `other` outside the text.
    func upos(_ index: Int) -> PartOfSpeech { index >= 0 && index < tokens.count ? tokens.upos[index] : .other }

    func isCapitalised(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens.flags[index].contains(.capitalised) }
    func isAllCaps(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens.flags[index].contains(.allCaps) }
    func isPunctuation(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens.flags[index].contains(.punctuation) }
    func isProse(_ index: Int) -> Bool { index >= 0 && index < tokens.count && !tokens.flags[index].contains(.outsideProse) }
    func sentence(_ index: Int) -> Int { index >= 0 && index < tokens.count ? Int(tokens.sentence[index]) : -1 }
    func isNoun(_ index: Int) -> Bool { upos(index) == .noun || upos(index) == .properNoun }

    /// The byte of a token of one byte; nil for a longer one.
    func sign(_ index: Int) -> UInt8? {
        guard index >= 0, index < tokens.count, tokens.spans[index].count == 1 else { return nil }
        let offset = Int(tokens.spans[index].start)
        return text.withBytes { offset < $0.count ? $0[offset] : nil }
    }

    func isHyphen(_ index: Int) -> Bool { sign(index) == 0x2D }
    func isComma(_ index: Int) -> Bool { sign(index) == 0x2C }

    /// True for `'s` and for the lone apostrophe after a plural.
    func isPossessive(_ index: Int) -> Bool {
        guard index > 0, index < tokens.count else { return false }
        return lower(index) == Self.possessive || (lower(index) == Self.apostrophe && !tokens.flags[index].contains(.spaceBefore))
    }

    /// Tokens of the sentence that holds a token.
    func sentenceTokens(_ index: Int) -> Range<Int> {
        let sentence = self.sentence(index)
        return sentences.sentences.indices.contains(sentence) ? sentences.sentences[sentence].tokens : 0..<count
    }

    /// True when most words of the sentence are in capitals, as in headlines of some agencies.
    func isShouted(_ sentence: Int) -> Bool {
        guard sentences.sentences.indices.contains(sentence) else { return false }
        var capitals = 0, words = 0
        for index in sentences.sentences[sentence].tokens where tokens.flags[index].contains(.hasLetter) && tokens.spans[index].count > 1 {
            words += 1
            if tokens.flags[index].contains(.allCaps) { capitals += 1 }
        }
        return words >= 4 && capitals * 10 >= words * 7
    }

    /// The head of a phrase: the token that is governed from outside; the last one when the parse does not tell.
    func head(of range: Range<Int>) -> Int {
        if let parse {
            for index in range where index < parse.heads.count {
                let governor = Int(parse.heads[index])
                if !range.contains(governor), !tokens.flags[index].contains(.punctuation) { return index }
            }
        }
        return max(range.lowerBound, range.upperBound - 1)
    }

    func relation(_ index: Int) -> DependencyRelation? {
        guard let parse, index >= 0, index < parse.relations.count else { return nil }
        return parse.relations[index]
    }

    /// The governor of a token; -1 for none.
    func governor(_ index: Int) -> Int {
        guard let parse, index >= 0, index < parse.heads.count else { return -1 }
        let head = Int(parse.heads[index])
        return head < count ? head : -1
    }

    private static let possessive = WordHash.of("'s")
    private static let apostrophe = WordHash.of("'")
}
