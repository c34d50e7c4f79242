import Lexicons
import Prose

/// Finds the ends of sentences among the tokens of one block.
struct SentenceSplitter {
    let rules: TokenizerRules

    /// Appends the index one past the last token of every sentence; the last one is `range.upperBound`. Linear time.
    func ends(
        of range: Range<Int>, spans: [Span], lower: [UInt64], bytes: UnsafeBufferPointer<UInt8>, into result: inout [Int]
    ) {
        var index = range.lowerBound
        var sentenceStart = index
        while index < range.upperBound {
            defer { index += 1 }
            guard let end = Ending(bytes, spans[index]) else { continue }
            var next = index + 1
            var closed = false
            // The number of a footnote that touches the end (`in adults.5 Data are scarce`).
            if end == .period, index > range.lowerBound, next < range.upperBound, spans[next].start == spans[index].end,
                spans[index - 1].end == spans[index].start, bytes[Int(spans[index].start) - 1] &- 97 < 26, isNumber(bytes, spans[next])
            {
                next += 1
            }
            // Closing marks that touch the end belong to the sentence.
            while next < range.upperBound, spans[next].start == spans[next - 1].end,
                isCloser(bytes, spans[next], last: next + 1 == range.upperBound || spans[next + 1].start > spans[next].end)
            {
                closed = true
                next += 1
            }
            if next >= range.upperBound { break }
            if isBorder(end, at: index, next, closed, sentenceStart, range, spans, lower, bytes) {
                result.append(next)
                sentenceStart = next
                index = next - 1
            }
        }
        if !range.isEmpty { result.append(range.upperBound) }
    }

    private enum Ending {
        case period, question, ellipsis, abbreviation

        init?(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
            let first = bytes[Int(span.start)], last = bytes[Int(span.end) - 1]
            switch (first, span.count) {
            case (0x2E, 1): self = .period
            case (0x21, _), (0x3F, _): self = .question
            case (0x2E, _): if last == 0x2E { self = .ellipsis } else { return nil }
            case (0xE2, 3): if last == 0xA6, bytes[Int(span.start) + 1] == 0x80 { self = .ellipsis } else { return nil }
            case (0xE3, 3): if last == 0x82, bytes[Int(span.start) + 1] == 0x80 { self = .question } else { return nil }
            default: if last == 0x2E { self = .abbreviation } else { return nil }
            }
        }
    }

    private func isCloser(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span, last: Bool) -> Bool {
        switch Scalars(bytes, end: Int(span.end)).at(Int(span.start)).value {
        case 0x201D, 0x2019, 0xBB, 0x29, 0x5D, 0x7D: true
        case 0x22, 0x27: last
        default: false
        }
    }

    private func isBorder(
        _ end: Ending, at index: Int, _ next: Int, _ closed: Bool, _ sentenceStart: Int, _ range: Range<Int>, _ spans: [Span],
        _ lower: [UInt64], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let scalars = Scalars(bytes, end: bytes.count)
        let follower = scalars.at(Int(spans[next].start)).value
        let kind = ScalarClass(follower)
        let spaced = spans[next].start > spans[next - 1].end
        // What opens a sentence may be hidden behind an opening mark.
        var word = next
        while word < range.upperBound, isOpener(scalars.at(Int(spans[word].start)).value), word < next + 3 { word += 1 }
        guard word < range.upperBound else { return false }
        let first = scalars.at(Int(spans[word].start)).value
        let capital = Scalars.isUpper(first)
        let lowerCase = Scalars.isLower(first)
        if !spaced {
            // A missing blank: only `end.The` and citation marks are taken for a border.
            return end == .period && capital && index > range.lowerBound && spans[index].start == spans[index - 1].end
        }
        if kind == .punctuation, word == next, !isDash(follower), follower != 0x40, follower != 0x23, follower != 0xA1, follower != 0xBF {
            return false
        }
        switch end {
        case .period:
            // `1.` or `(a).` opening a list item.
            if index - sentenceStart <= 1, index > sentenceStart, isEnumerator(bytes, spans[index - 1]) { return false }
            // `$2. 7 billion`: an amount that a blank has torn.
            if index >= range.lowerBound + 2, isNumber(bytes, spans[index - 1]), isNumber(bytes, spans[next]), isCurrency(bytes, spans[index - 2]) { return false }
            return !lowerCase || index > sentenceStart && rules.lowerStarters.contains(lower[word])
        case .question:
            if lowerCase { return !closed && rules.lowerStarters.contains(lower[word]) }
            return !(closed && capital && isReported(word, range, spans, lower, bytes))
        case .ellipsis: return capital && follower != 0x49
        case .abbreviation:
            guard capital else { return false }
            let bare = WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[Int(spans[index].start)..<(Int(spans[index].end) - 1)]))
            if case .title? = rules.abbreviations[bare] { return false }
            return word > next && follower != 0x28 && follower != 0x5B || rules.starters.contains(lower[word])
        }
    }

    private func isOpener(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0x60, 0x201C, 0x2018, 0xAB, 0x201E: true
        default: false
        }
    }

    private func isDash(_ value: UInt32) -> Bool { value == 0x2D || (0x2012...0x2015).contains(value) || value == 0x2022 || value == 0x2A }

    private func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        span.count <= 3 && span.range.allSatisfy { bytes[$0] &- 48 < 10 }
    }

    /// `$`, `£` and `€`, or letters before one (`US$`).
    private func isCurrency(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        switch bytes[Int(span.end) - 1] {
        case 0x24: true
        case 0xA3: span.count >= 2 && bytes[Int(span.end) - 2] == 0xC2
        case 0xAC: span.count >= 3 && bytes[Int(span.end) - 2] == 0x82 && bytes[Int(span.end) - 3] == 0xE2
        default: false
        }
    }

    private func isEnumerator(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
        guard span.count <= 3 else { return false }
        let digits = span.range.allSatisfy { bytes[$0] &- 48 < 10 }
        return digits || span.count == 1 && (bytes[Int(span.start)] | 0x20) &- 97 < 26
    }

    /// True for `“Why now?” Mr. Biden asked`: a name of at most four words, then a verb of saying.
    private func isReported(
        _ word: Int, _ range: Range<Int>, _ spans: [Span], _ lower: [UInt64], _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var position = word
        let scalars = Scalars(bytes, end: bytes.count)
        while position < range.upperBound, position < word + 5 {
            if position > word, rules.reporting.contains(lower[position]) { return true }
            let value = scalars.at(Int(spans[position].start)).value
            if position > word, !Scalars.isUpper(value) { return false }
            position += 1
        }
        return false
    }
}
