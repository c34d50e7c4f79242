#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Searches in lent bytes by the C library, which does them a machine word at a time.
extension UnsafeBufferPointer<UInt8> {
    /// The next place of a byte.
    @inline(__always)
    func next(_ byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
    }

    /// True when an ASCII word stands somewhere, in this case of its letters.
    /// - Parameter rare: which of its bytes is looked for first.
    func holds(_ word: StaticString, rare: Int = 0) -> Bool {
        var from = rare
        while let place = next(word.utf8Start[rare], from: from) {
            if hasWord(word, at: place - rare) { return true }
            from = place + 1
        }
        return false
    }

    /// True when an ASCII word stands at a place.
    func hasWord(_ word: StaticString, at start: Int) -> Bool {
        guard start >= 0, start + word.utf8CodeUnitCount <= count else { return false }
        for index in 0..<word.utf8CodeUnitCount where self[start + index] != word.utf8Start[index] { return false }
        return true
    }

    /// The bytes from one place to another.
    func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }
}
