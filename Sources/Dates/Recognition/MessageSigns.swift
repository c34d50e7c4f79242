import Prose

/// Tells short posts from articles: few words, with the signs that only posts have or without the stop that ends a sentence.
enum MessageSigns {
    /// Longest post, in tokens.
    private static let limit = 60

    static func areFound(in text: Text, _ tokens: Tokens) -> Bool {
        guard tokens.count > 0, tokens.count <= limit else { return false }
        return text.withBytes { bytes in
            for index in 0..<tokens.count {
                let span = tokens.spans[index]
                let first = bytes[Int(span.start)]
                let next = Int(span.start) + 1 < bytes.count ? bytes[Int(span.start) + 1] : 0
                // A handle or a hash tag, an address of the net, a pictogram, "!!".
                if first == 0x40 || first == 0x23, isLetter(next) { return true }
                if first == 0xF0 { return true }
                if first == 0x21, next == 0x21 { return true }
                if first | 0x20 == 0x68, has("http", at: Int(span.start), bytes) { return true }
            }
            // A post rarely ends as a sentence does.
            let last = tokens.spans[tokens.count - 1]
            let end = bytes[Int(last.end) - 1]
            return !(end == 0x2E || end == 0x3F || end == 0x22 || end == 0x27 || end >= 0x80) || has("..", at: Int(last.start), bytes)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F }

    private static func has(_ word: StaticString, at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        for i in 0..<word.utf8CodeUnitCount where bytes[start + i] | 0x20 != word.utf8Start[i] | 0x20 { return false }
        return true
    }
}
