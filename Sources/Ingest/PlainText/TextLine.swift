import Prose

/// A line of a plain text, with what can be said of it alone.
struct TextLine {
    /// Bytes without the white space around it.
    var range: Range<Int>
    var text: String
    /// True when an empty line stands before it.
    var opensGroup: Bool
    var wordCount: Int
    var endsSentence: Bool

    /// Lines of a text that hold more than white space.
    static func lines(of bytes: [UInt8]) -> [TextLine] {
        var lines: [TextLine] = []
        var start = 0
        var isAfterEmpty = true
        while start <= bytes.count {
            let end = lineEnd(bytes, start)
            var low = start, high = end
            while low < high, isSpace(bytes, low) > 0 { low += isSpace(bytes, low) }
            while high > low, spaceBefore(bytes, high, low) > 0 { high -= spaceBefore(bytes, high, low) }
            if low < high {
                var block = PageBlock(node: 0, shape: .paragraph, range: low..<high)
                BlockStatistics.count(Array(bytes[low..<high]), into: &block)
                lines.append(TextLine(
                    range: low..<high, text: String(decoding: bytes[low..<high], as: UTF8.self), opensGroup: isAfterEmpty,
                    wordCount: block.words, endsSentence: block.endsSentence))
                isAfterEmpty = false
            } else {
                isAfterEmpty = true
            }
            start = end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
        }
        return lines
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        return end
    }

    /// Length of the white space at a place: blanks, no-break space, byte order mark, zero-width space.
    private static func isSpace(_ bytes: [UInt8], _ at: Int) -> Int {
        if bytes[at] <= 0x20 { return 1 }
        if bytes[at] == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
        if at + 2 < bytes.count {
            let three = (bytes[at], bytes[at + 1], bytes[at + 2])
            if three == (0xEF, 0xBB, 0xBF) || three == (0xE3, 0x80, 0x80) || three == (0xE2, 0x80, 0x8B) { return 3 }
        }
        return 0
    }

    private static func spaceBefore(_ bytes: [UInt8], _ end: Int, _ low: Int) -> Int {
        if bytes[end - 1] <= 0x20 { return 1 }
        if end - low >= 2, isSpace(bytes, end - 2) == 2 { return 2 }
        if end - low >= 3, isSpace(bytes, end - 3) == 3 { return 3 }
        return 0
    }

    /// The sentence marks in the line: how many are question marks, and how many sentences end in all.
    var questions: (asked: Int, all: Int) {
        var asked = 0, all = 0
        let characters = Array(text.unicodeScalars)
        for (index, scalar) in characters.enumerated() {
            let isLast = index + 1 == characters.count || characters[index + 1].properties.isWhitespace || "\"'”’»)".unicodeScalars.contains(characters[index + 1])
            switch scalar {
            case "?", "؟": if isLast { (asked, all) = (asked + 1, all + 1) }
            case "？": (asked, all) = (asked + 1, all + 1)
            case "。", "！": all += 1
            case ".", "!", "।": if isLast { all += 1 }
            default: break
            }
        }
        return (asked, all)
    }

    /// True for a paragraph of running text.
    var isProse: Bool { wordCount >= 25 || (wordCount >= 11 && endsSentence) }
}
