/// A read-only map from word hashes to small values: open addressing over flat arrays, one probe for most misses.
public struct WordTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var slots: [Int32]
    private var values: [Value]
    private let mask: Int

    /// A table of these pairs; of two with one key the later wins.
    public init(_ pairs: [(UInt64, Value)]) {
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        keys = Array(repeating: 0, count: capacity)
        slots = Array(repeating: -1, count: capacity)
        values = []
        values.reserveCapacity(pairs.count)
        mask = capacity - 1
        for (key, value) in pairs {
            var slot = Int(truncatingIfNeeded: key) & mask
            while slots[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
            if slots[slot] >= 0 {
                values[Int(slots[slot])] = value
            } else {
                keys[slot] = key
                slots[slot] = Int32(values.count)
                values.append(value)
            }
        }
    }

    /// A table of words.
    public init(words: [(String, Value)]) { self.init(words.map { (WordHash.of($0.0), $0.1) }) }

    /// Number of entries.
    public var count: Int { values.count }

    /// The value of a word hash; nil when absent. Constant time.
    @inlinable public subscript(_ hash: UInt64) -> Value? { find(hash) }

    /// True when the word is there.
    public func contains(_ hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            if keys[slot] == hash { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    @usableFromInline
    func find(_ hash: UInt64) -> Value? {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            if keys[slot] == hash { return values[Int(slots[slot])] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}

/// A read-only set of words, compared by hash.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private let table: WordTable<Void>

    /// A set of words.
    public init(_ words: some Sequence<String>) { table = WordTable(words: words.map { ($0, ()) }) }
    /// A table of these words.
    public init(arrayLiteral elements: String...) { self.init(elements) }

    /// True when the word is there. Constant time.
    public func contains(_ hash: UInt64) -> Bool { table.contains(hash) }
}
