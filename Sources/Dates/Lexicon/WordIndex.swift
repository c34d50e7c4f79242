/// A read-only map from word hashes to numbers. A bitmap turns most words of a text away with one load; the rest is open
/// addressing over flat arrays.
struct WordIndex: Sendable {
    private var filter = [UInt64](repeating: 0, count: WordIndex.filterWords)
    private var keys: [UInt64]
    private var values: [Int32]
    private let mask: Int
    private static let filterWords = 512

    /// An index of these pairs; of two with one key the later wins. Numbers are not negative.
    init(_ pairs: [(UInt64, Int32)]) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        values = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
        for (key, value) in pairs {
            var slot = Int(truncatingIfNeeded: key) & mask
            while values[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
            keys[slot] = key
            values[slot] = value
            filter[Self.word(key)] |= Self.bit(key)
        }
    }

    @inline(__always)
    private static func word(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 26) & (filterWords - 1) }
    @inline(__always)
    private static func bit(_ key: UInt64) -> UInt64 { 1 << (key >> 20 & 63) }

    /// The number of a word; nil when it is absent.
    @inline(__always)
    subscript(_ key: UInt64) -> Int32? {
        guard filter[Self.word(key)] & Self.bit(key) != 0 else { return nil }
        return find(key)
    }

    private func find(_ key: UInt64) -> Int32? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while values[slot] >= 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
