import Lexicons
import Prose

/// Finds the expressions of one document: a pass over the tokens for words and figures of time, then the grammar over the
/// sentences that hold one. Linear in the length of the text.
struct MentionFinder {
    let text: Text
    let tokens: Tokens
    let sentences: Sentences
    let language: DateLanguage
    let register: Register

    /// The expressions in order of the text, none overlapping another.
    func mentions() -> [Mention] {
        let lexicon = language.lexicon, grammar = language.grammar(register)
        var result: [Mention] = []
        let names = NameCapitals(tokens: tokens, lexicon: lexicon), mayBeName = register == .prose && language.marksNamesByCapital
        text.withBytes { bytes in grammar.elements.withUnsafeBufferPointer { elements in
            var matcher = GrammarMatcher(grammar: grammar, elements: elements, lexicon: lexicon, tokens: tokens)
            matcher.takesSmallNames = register != .prose
            matcher.readsAll = register == .request
            let lexer = ItemLexer(bytes: bytes, lexicon: lexicon, takesSmallNames: register != .prose)
            let all = sentences.sentences
            var next = 0
            while next < all.count {
                let number = next, sentence = all[next]
                var range = sentence.tokens
                next += 1
                // "am 15. August" is one sentence, whatever the stop made of it.
                while next < all.count, range.upperBound == all[next].tokens.lowerBound, cutsDate(range, bytes, lexicon) {
                    range = range.lowerBound..<all[next].tokens.upperBound
                    next += 1
                }
                guard let first = firstTrigger(range, bytes, lexicon) else { continue }
                // What stands well before the first word of time cannot matter.
                range = max(range.lowerBound, first - Self.lead)..<lastTrigger(first..<range.upperBound, bytes, lexicon)
                let items = lexer.items(tokens, range)
                var previous: GrammarMatcher.Match?
                for match in matcher.matches(in: items) {
                    let first = items[match.start], last = items[match.end - 1]
                    if mayBeName, names.isName(items, match.start..<match.end, in: sentence.tokens) { continue }
                    var mention = Mention(
                        span: Span(first.start, last.end), tokens: Int(first.token)...max(Int(first.token), Int(last.lastToken)),
                        sentence: number, reading: match.reading, rule: grammar.rules[match.rule].name,
                        outsideProse: !sentence.isProse)
                    if let previous { mention.joint = language.joint(items[previous.end..<match.start]) }
                    mention.opener = language.opener(items, before: match.start)
                    result.append(mention)
                    previous = match
                }
            }
        } }
        return result
    }

    /// Tokens before the first word of time that the grammar may look at: the longest modifiers.
    private static let lead = 10

    /// The tokens end in a number with a stop, and a month's name follows.
    private func cutsDate(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Bool {
        guard range.count >= 2, range.upperBound < tokens.count else { return false }
        let last = tokens.spans[range.upperBound - 1]
        guard last.end > last.start, bytes[Int(last.end) - 1] == 0x2E else { return false }
        let hasNumber = tokens.flags[range.upperBound - 1].contains(.hasDigit) || tokens.flags[range.upperBound - 2].contains(.hasDigit)
        guard hasNumber, let entry = lexicon.entry(tokens.lower[range.upperBound]) else { return false }
        let next = lexicon.entries[Int(entry)].classes
        return next & WordClass.month.bit != 0
            || language.writesOrdinalsWithStop && next & (WordClass.unit.bit | WordClass.joint.bit) != 0
    }

    /// Tokens behind the last word of time that the grammar may look at.
    private static let trail = 12

    /// The end of what has to be read: some tokens behind the last that may be a word of time.
    private func lastTrigger(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Int {
        guard register == .prose, range.count > Self.trail + 8 else { return range.upperBound }
        var index = range.upperBound - 1
        while index > range.lowerBound, !isTrigger(index, bytes, lexicon) { index -= 1 }
        return min(range.upperBound, index + 1 + Self.trail)
    }

    /// The first token of a sentence that is a figure, a word of time, or one behind a prefix ("mid-June" is one token).
    private func firstTrigger(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Int? {
        // A request is short, and may say "ten thirty".
        if register == .request { return range.first }
        for index in range where isTrigger(index, bytes, lexicon) { return index }
        return nil
    }

    @inline(__always)
    private func isTrigger(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ lexicon: DateLexicon) -> Bool {
        if tokens.flags[index].contains(.hasDigit) || lexicon.isTrigger(tokens.lower[index]) { return true }
        let span = tokens.spans[index]
        guard span.count > 6 else { return false }
        for at in (Int(span.start) + 2)..<(Int(span.start) + 6) where bytes[at] == 0x2D { return true }
        return false
    }
}
