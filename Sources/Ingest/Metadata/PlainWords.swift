/// Words of short texts without a look at every character as Swift sees it: most are ASCII.
enum PlainWords {
    /// The words of a text of ASCII alone; nil for other text.
    static func parts(_ text: String) -> [Substring]? {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.split(separator: 0x20).map { Substring($0) } : nil
    }

    /// How many words there are between the spaces of a text.
    static func count(_ text: some StringProtocol) -> Int {
        var count = 0, isSpace = true
        for byte in text.utf8 {
            if byte != 0x20, isSpace { count += 1 }
            isSpace = byte == 0x20
        }
        return count
    }

    /// The letters of a word, lower-cased.
    static func letters(of word: Substring) -> String {
        guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return word.lowercased().filter(\.isLetter) }
        let size = word.utf8.count
        return String(unsafeUninitializedCapacity: size) { target in
            var length = 0
            for byte in word.utf8 where byte | 0x20 &- 0x61 < 26 {
                target[length] = byte | 0x20
                length += 1
            }
            return length
        }
    }

    /// True when a text has " by" in it, in whatever case.
    static func holdsBy(_ text: String) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte | 0x20 == 0x79, before.1 | 0x20 == 0x62, before.0 == 0x20 { return true }
            before = (before.1, byte)
        }
        return false
    }
}
