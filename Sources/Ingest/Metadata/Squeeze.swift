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
    var trimmed: String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}
