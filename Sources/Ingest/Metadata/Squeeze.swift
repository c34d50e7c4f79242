/// Short texts with their white space squeezed.
enum Squeeze {
    static func text(_ bytes: some Collection<UInt8>) -> String {
        if let squeezed = bytes.withContiguousStorageIfAvailable(text) { return squeezed }
        return Array(bytes).withUnsafeBufferPointer(text)
    }

    static func text(_ string: String) -> String {
        // Most strings are squeezed already.
        if string.utf8.withContiguousStorageIfAvailable(isSqueezed) == true { return string }
        return text(string.utf8)
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var from = 0, to = bytes.count
        while from < to, bytes[from] <= 0x20 { from += 1 }
        while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
        let inner = UnsafeBufferPointer(rebasing: bytes[from..<to])
        if isSqueezed(inner) { return String(decoding: inner, as: UTF8.self) }
        var writer = BlockWriter()
        _ = writer.append(bytes, isLink: false, keepsLines: false)
        return String(decoding: writer.finish()?.bytes ?? [], as: UTF8.self)
    }

    /// True for ASCII without controls, with single spaces, and none at the ends.
    private static func isSqueezed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var isSpace = true
        for byte in bytes {
            if byte &- 0x21 < 0x5E { isSpace = false } else if byte == 0x20, !isSpace { isSpace = true } else { return false }
        }
        return !isSpace || bytes.isEmpty
    }
}

extension String {
    /// True when a lower-case ASCII word stands somewhere in the string, in whatever case.
    func hasText(_ word: StaticString) -> Bool {
        var copy = self
        return copy.withUTF8 { ByteSearch.contains(word, in: $0) }
    }

    /// Without white space at both ends.
    var trimmed: String {
        // Most strings have nothing to trim, and say so by their first and last byte.
        guard let first = utf8.first, let last = utf8.last else { return "" }
        if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return self }
        // Nearly all others have spaces of ASCII to lose.
        let view = utf8
        let inner = view.drop { $0 == 0x20 }
        if let start = inner.first, start > 0x20, start < 0x80 {
            var end = inner.endIndex
            while view[view.index(before: end)] == 0x20 { end = view.index(before: end) }
            let stop = view[view.index(before: end)]
            if stop > 0x20, stop < 0x80 { return String(self[inner.startIndex..<end]) }
        }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
