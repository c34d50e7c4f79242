/// The lines of a PETRARCH dictionary without comments: from `#` or `;` to the end of a line, and between `<!--` and `-->`.
struct PetrarchLines {
    /// Calls `body` with the number (from 1) and bytes of every line that is left; says whether a comment was left open.
    static func forEach(_ bytes: [UInt8], _ body: (Int, ArraySlice<UInt8>) -> Void) -> (lastLine: Int, isOpen: Bool) {
        var line = 0, start = 0, inComment = false
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            line += 1
            let text = withoutComments(bytes[start..<end], &inComment)
            if text.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) { body(line, text) }
            if end == bytes.count { break }
            start = end + 1
        }
        return (line, inComment)
    }

    static func withoutComments(_ raw: ArraySlice<UInt8>, _ inComment: inout Bool) -> ArraySlice<UInt8> {
        var text = raw
        if inComment {
            guard let end = find([0x2D, 0x2D, 0x3E], in: text) else { return text[text.endIndex...] }
            inComment = false
            text = text[(end + 3)...]
        }
        if let open = find([0x3C, 0x21, 0x2D, 0x2D], in: text) {
            if let end = find([0x2D, 0x2D, 0x3E], in: text[(open + 4)...]) {
                text = ArraySlice(Array(text[..<open]) + Array(text[(end + 3)...]))
            } else {
                inComment = true
                text = text[..<open]
            }
        }
        if let mark = text.firstIndex(where: { $0 == 0x23 || $0 == 0x3B }) {
            // `[###]` is a null code, no comment.
            if text[mark] == 0x23, mark > text.startIndex, text[mark - 1] == 0x5B { return text }
            return text[..<mark]
        }
        return text
    }

    private static func find(_ needle: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, text.count >= needle.count else { return nil }
        var index = text.startIndex
        while index + needle.count <= text.endIndex {
            if text[index] == first, text[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }
}
