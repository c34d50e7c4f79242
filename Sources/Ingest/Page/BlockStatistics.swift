/// Counts words, commas, sentence ends, digits and capitals of a block, for any language.
enum BlockStatistics {
    static func count(_ bytes: [UInt8], into block: inout PageBlock) { bytes.withUnsafeBufferPointer { count($0, into: &block) } }

    static func count(_ text: UnsafeBufferPointer<UInt8>, into block: inout PageBlock) {
        var inWord = false
        var ideographs = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                switch byte {
                case 0x61...0x7A:
                    block.letters += 1
                    if !inWord { block.words += 1 }
                    inWord = true
                case 0x41...0x5A:
                    block.letters += 1
                    block.capitals += 1
                    if !inWord { block.words += 1 }
                    inWord = true
                case 0x30...0x39:
                    block.digits += 1
                    if !inWord { block.words += 1 }
                    inWord = true
                case 0x2C, 0x3B:
                    block.commas += 1
                    inWord = false
                case 0x2E, 0x21, 0x3F:
                    if position + 1 >= text.count || text[position + 1] <= 0x22 { block.sentenceEnds += 1 }
                    inWord = false
                case 0x27, 0x2D: break
                default: inWord = false
                }
                position += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            if byte >= 0xE3, byte <= 0xE9 {
                // Han and kana; U+3001 and U+3002 are the comma and the full stop.
                if byte == 0xE3, position + 2 < text.count, text[position + 1] == 0x80 {
                    if text[position + 2] == 0x81 { block.commas += 1 }
                    if text[position + 2] == 0x82 { block.sentenceEnds += 1 }
                } else {
                    ideographs += 1
                    block.letters += 1
                }
                inWord = false
            } else if byte == 0xEF, position + 2 < text.count, text[position + 1] == 0xBC {
                switch text[position + 2] {
                case 0x8C: block.commas += 1
                case 0x81, 0x9F: block.sentenceEnds += 1
                default: break
                }
                inWord = false
            } else if byte == 0xE2 {
                inWord = false
            } else {
                block.letters += 1
                if !inWord { block.words += 1 }
                inWord = true
            }
            position += length
        }
        block.endsSentence = endsSentence(text)
        block.words += (ideographs + 1) / 2
    }

    /// True when the last mark is a full stop, a question or exclamation mark or a colon, closing quotes aside.
    private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var end = text.count
        while end > 0 {
            let byte = text[end - 1]
            if byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D {
                end -= 1
            } else if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, byte == 0x9D || byte == 0x99 {
                end -= 3
            } else if end >= 2, text[end - 2] == 0xC2, byte == 0xBB {
                end -= 2
            } else if byte < 0x80 {
                return byte == 0x2E || byte == 0x21 || byte == 0x3F || byte == 0x3A
            } else {
                guard end >= 3 else { return false }
                let last = (text[end - 3], text[end - 2], byte)
                return last == (0xE2, 0x80, 0xA6) || last == (0xE3, 0x80, 0x82) || last == (0xEF, 0xBC, 0x81) || last == (0xEF, 0xBC, 0x9F)
                    || last == (0xE0, 0xA5, 0xA4)
            }
        }
        return false
    }
}
