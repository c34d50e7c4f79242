import Prose

/// The head of a wire report, "KABUL, Aug. 31 (Agency) -": it stands before a sentence without being part of it, and a parser that
/// meets both at once takes the city for the subject.
enum Dateline {
    /// Tokens that are looked at.
    private static let longest = 18

    /// The end of the dateline with which a sentence begins: words in capitals or with a capital, days and an agency in brackets, then a
    /// dash between spaces; nil where there is none. Constant time.
    static func end(of sentence: Range<Int>, _ spans: [Span], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard sentence.count > 4, isInCapitals(bytes[spans[sentence.lowerBound].range]) else { return nil }
        var isInBrackets = false
        for index in sentence.dropFirst().prefix(longest) where index + 3 < sentence.upperBound {
            let word = bytes[spans[index].range]
            guard let first = word.first else { return nil }
            switch first {
            case 0x28: isInBrackets = true
            case 0x29: isInBrackets = false
            case 0x2C, 0x2E, 0x2F, 0x3A, 0x30...0x39, 0x41...0x5A: break
            case 0x2D, 0xE2:  // - or a longer dash
                if isInBrackets { break }
                guard spans[index].start > spans[index - 1].end, spans[index + 1].start > spans[index].end else {
                    if first == 0x2D { break }
                    return nil
                }
                let isDash = word.allSatisfy { $0 == 0x2D } || word.elementsEqual([0xE2, 0x80, 0x93]) || word.elementsEqual([0xE2, 0x80, 0x94])
                return isDash ? index + 1 : nil
            default: if !isInBrackets { return nil }
            }
        }
        return nil
    }

    private static func isInCapitals(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count >= 3 && word.allSatisfy { $0 &- 0x41 < 26 || $0 == 0x2E || $0 == 0x2D }
    }
}
