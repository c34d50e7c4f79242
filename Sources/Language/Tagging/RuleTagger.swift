import Lexicons
import Prose

/// Tags by closed classes, capitals and endings.
struct RuleTagger: Sendable {
    let closed: ClosedClasses
    let lemmatizer = Lemmatizer()

    /// Fills tags and lemmas of all tokens.
    func tag(_ tokens: inout Tokens, in text: Text) {
        var result = tokens
        result.upos.reserveCapacity(tokens.count)
        text.withBytes { bytes in
            for index in 0..<tokens.count {
                let form = UnsafeBufferPointer(rebasing: bytes[tokens.spans[index].range])
                let flags = tokens.flags[index]
                if let entry = closed.entries[tokens.lower[index]] {
                    let isVerb = entry.xpos == .to && index + 1 < tokens.count && !isInfinitive(tokens, index + 1, bytes)
                    append(&result, isVerb ? .adposition : entry.upos, isVerb ? .in : entry.xpos, entry.lemma)
                    continue
                }
                let tag = open(form, flags, index, tokens)
                let lower = lowered(form)
                append(&result, tag.0, tag.1, tag.1 == .nnp || tag.1 == .nnps ? Array(form) : lemmatizer.lemma(of: lower, tag: tag.1))
            }
        }
        tokens = result
    }

    private func isInfinitive(_ tokens: Tokens, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !tokens.flags[index].contains(.capitalised) && !tokens.flags[index].contains(.hasDigit)
            && ![.determiner, .pronoun, .adjective, .numeral].contains(closed.entries[tokens.lower[index]]?.upos)
    }

    private func append(_ tokens: inout Tokens, _ upos: PartOfSpeech, _ xpos: PennTag, _ lemma: [UInt8]) {
        tokens.upos.append(upos)
        tokens.xpos.append(xpos)
        tokens.appendLemma(lemma)
    }

    private func lowered(_ form: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        if form.allSatisfy({ $0 < 0x80 }) { return form.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
        return Array(WordHash.lowercased(String(decoding: form, as: UTF8.self)).utf8)
    }

    private func open(
        _ form: UnsafeBufferPointer<UInt8>, _ flags: Tokens.Flags, _ index: Int, _ tokens: Tokens
    ) -> (PartOfSpeech, PennTag) {
        func ends(_ suffix: StaticString) -> Bool {
            let count = suffix.utf8CodeUnitCount
            guard form.count > count + 1 else { return false }
            for k in 0..<count where form[form.count - count + k] | 0x20 != suffix.utf8Start[k] { return false }
            return true
        }
        if flags.contains(.punctuation) { return punctuation(form) }
        if flags.contains(.hasDigit), !flags.contains(.hasLetter) { return (.numeral, .cd) }
        if flags.contains(.hasDigit) { return ends("th") || ends("st") || ends("nd") || ends("rd") ? (.adjective, .jj) : (.noun, .nn) }
        if flags.contains(.capitalised), !flags.contains(.sentenceStart) || flags.contains(.allCaps) { return (.properNoun, .nnp) }
        if ends("ly") { return (.adverb, .rb) }
        if ends("ing") { return (.verb, .vbg) }
        if ends("ed") { return (.verb, .vbd) }
        for suffix: StaticString in ["ous", "ful", "ive", "able", "ible", "ical", "al", "ish", "less", "ian", "ary"] where ends(suffix) {
            return (.adjective, .jj)
        }
        let before = index > 0 ? closed.entries[tokens.lower[index - 1]] : nil
        if before?.xpos == .to || before?.xpos == .md { return (.verb, .vb) }
        if ends("s"), !ends("ss"), !ends("us"), !ends("is") { return before?.xpos == .prp ? (.verb, .vbz) : (.noun, .nns) }
        if before?.xpos == .prp { return (.verb, .vbp) }
        return flags.contains(.capitalised) ? (.properNoun, .nnp) : (.noun, .nn)
    }

    private func punctuation(_ form: UnsafeBufferPointer<UInt8>) -> (PartOfSpeech, PennTag) {
        switch Scalars(form, end: form.count).at(0).value {
        case 0x2C: (.punctuation, .comma)
        case 0x2E, 0x21, 0x3F: (.punctuation, .period)
        case 0x3A, 0x3B, 0x2014, 0x2013, 0x2026: (.punctuation, .colon)
        case 0x2D: (.punctuation, form.count == 1 ? .hyphen : .colon)
        case 0x28, 0x5B, 0x7B: (.punctuation, .leftBracket)
        case 0x29, 0x5D, 0x7D: (.punctuation, .rightBracket)
        case 0x201C, 0x2018, 0x60: (.punctuation, .openQuote)
        case 0x201D, 0x2019, 0x22, 0x27: (.punctuation, .closeQuote)
        case 0x24, 0xA3, 0x20AC, 0xA5, 0x20B9: (.symbol, .dollar)
        case 0x25: (.symbol, .nn)
        case 0x26: (.coordinating, .cc)
        default: (.symbol, .sym)
        }
    }
}
