/// Short texts with their white space squeezed.
enum Squeeze {
    static func text(_ bytes: some Collection<UInt8>) -> String {
        var writer = BlockWriter()
        let copy = Array(bytes)
        _ = copy.withUnsafeBufferPointer { writer.append($0, isLink: false, keepsLines: false) }
        return String(decoding: writer.finish()?.bytes ?? [], as: UTF8.self)
    }

    static func text(_ string: String) -> String { text(string.utf8) }
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
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
