/// Searches in bytes, ASCII letters compared without regard to case.
enum ByteSearch {
    /// The first place of a lower-case ASCII word.
    static func first(_ word: StaticString, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        let count = word.utf8CodeUnitCount
        let needle = word.utf8Start
        return bytes.withUnsafeBufferPointer { buffer in
            guard count > 0, buffer.count >= count else { return nil }
            for start in 0...(buffer.count - count) {
                var index = 0
                while index < count {
                    let byte = buffer[start + index]
                    if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != lower(needle[index]) { break }
                    index += 1
                }
                if index == count { return (bytes.startIndex + start)..<(bytes.startIndex + start + count) }
            }
            return nil
        }
    }

    /// True when the bytes hold a lower-case ASCII word.
    static func contains(_ word: StaticString, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = word.utf8CodeUnitCount
        guard count > 0, bytes.count >= count else { return false }
        let needle = word.utf8Start
        let first = needle[0], capital = first &- 0x61 < 26 ? first & 0xDF : first
        for start in 0...(bytes.count - count) where bytes[start] == first || bytes[start] == capital {
            var index = 1
            while index < count, lower(bytes[start + index]) == needle[index] { index += 1 }
            if index == count { return true }
        }
        return false
    }

    /// True when a string holds a word as it stands.
    static func holds(_ word: StaticString, in text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { $0.holds(word) }
    }

    /// True when the bytes begin with a lower-case ASCII word.
    static func begins(_ bytes: UnsafeBufferPointer<UInt8>, with word: StaticString) -> Bool {
        guard bytes.count >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where lower(bytes[index]) != word.utf8Start[index] { return false }
        return true
    }

    /// True when a style attribute sets a property to a value.
    static func holdsDeclaration(_ style: UnsafeBufferPointer<UInt8>, _ property: StaticString, _ value: StaticString) -> Bool {
        guard contains(property, in: style) else { return false }
        let tight = style.filter { $0 > 0x20 }.map(lower)
        let wanted = property.withUTF8Buffer { Array($0) } + [0x3A] + value.withUTF8Buffer { Array($0) }
        guard tight.count >= wanted.count else { return false }
        return (0...(tight.count - wanted.count)).contains { tight[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }

    @inline(__always) private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
