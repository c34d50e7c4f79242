import Lexicons

/// A string cut into numbers, words and marks, for reading dates.
enum DateTokens {
    enum Kind: Equatable, Sendable {
        case number(value: Int, digits: Int)
        case month(Int)
        case word
        case mark(UInt8)
        /// A Japanese era, by the year before its first.
        case era(Int)
        /// 年, 月, 日 and their Korean counterparts.
        case yearSign, monthSign, daySign
    }
    struct Token: Sendable {
        var kind: Kind
        var range: Range<Int>
        /// True when white space stands before it.
        var isSpaced: Bool
    }

    static func read(_ text: [UInt8], months: WordTable<UInt8>) -> [Token] {
        var tokens: [Token] = []
        text.withUnsafeBufferPointer { bytes in
            var position = 0
            var spaced = false
            while position < bytes.count {
                let byte = bytes[position]
                if byte <= 0x20 || isNoBreakSpace(bytes, position) {
                    spaced = true
                    position += byte <= 0x20 ? 1 : 2
                    continue
                }
                let start = position
                let kind: Kind
                if let (_, _) = digit(bytes, position) {
                    var value = 0, digits = 0
                    while let (next, length) = digit(bytes, position) {
                        if digits < 18 { value = value * 10 + next }
                        digits += 1
                        position += length
                    }
                    kind = .number(value: value, digits: digits)
                } else if let sign = sign(bytes, position) {
                    kind = sign
                    position += 3
                } else if isLetter(byte) {
                    // "readDec 30": words of two elements that nothing parted.
                    while position < bytes.count, isLetter(bytes[position]), sign(bytes, position) == nil,
                        digit(bytes, position) == nil, !isNoBreakSpace(bytes, position), position == start || !isCapital(bytes[position]) || !isSmall(bytes[position - 1])
                    { position += 1 }
                    if position == start { position += 1 }
                    let month = months[WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[start..<position]))]
                    kind = month.map { .month(Int($0)) } ?? era(bytes, start..<position).map { .era($0) } ?? .word
                } else {
                    kind = .mark(byte)
                    position += 1
                }
                tokens.append(Token(kind: kind, range: start..<position, isSpaced: spaced))
                spaced = false
            }
        }
        return tokens
    }

    @inline(__always) private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

    @inline(__always) private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always) private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    @inline(__always) private static func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        bytes[at] == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
    }

    /// A decimal digit: ASCII, Arabic-Indic, Persian, Devanagari, full width.
    private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Int, Int)? {
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        if byte < 0x80 { return byte >= 0x30 && byte <= 0x39 ? (Int(byte) - 0x30, 1) : nil }
        if at + 1 < bytes.count {
            let second = bytes[at + 1]
            if byte == 0xD9, second >= 0xA0, second <= 0xA9 { return (Int(second) - 0xA0, 2) }
            if byte == 0xDB, second >= 0xB0, second <= 0xB9 { return (Int(second) - 0xB0, 2) }
        }
        if at + 2 < bytes.count {
            let third = bytes[at + 2]
            if byte == 0xE0, bytes[at + 1] == 0xA5, third >= 0xA6, third <= 0xAF { return (Int(third) - 0xA6, 3) }
            if byte == 0xEF, bytes[at + 1] == 0xBC, third >= 0x90, third <= 0x99 { return (Int(third) - 0x90, 3) }
        }
        return nil
    }

    /// 令和, 平成, 昭和 at the end of a word.
    private static func era(_ bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Int? {
        guard word.count >= 6, bytes[word.lowerBound] >= 0xE4 else { return nil }
        let last = UnsafeBufferPointer(rebasing: bytes[(word.upperBound - 6)..<word.upperBound])
        if last.elementsEqual("令和".utf8) { return 2018 }
        if last.elementsEqual("平成".utf8) { return 1988 }
        return last.elementsEqual("昭和".utf8) ? 1925 : nil
    }

    private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Kind? {
        guard at + 2 < bytes.count else { return nil }
        switch (bytes[at], bytes[at + 1], bytes[at + 2]) {
        case (0xE5, 0xB9, 0xB4), (0xEB, 0x85, 0x84): return .yearSign
        case (0xE6, 0x9C, 0x88), (0xEC, 0x9B, 0x94): return .monthSign
        case (0xE6, 0x97, 0xA5), (0xEC, 0x9D, 0xBC): return .daySign
        default: return nil
        }
    }
}
