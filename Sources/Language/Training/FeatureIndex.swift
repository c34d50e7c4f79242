/// Numbers for feature keys, given in the order in which frequent ones are met.
struct FeatureIndex {
    private var seen: [UInt64: (count: Int32, id: Int32)] = [:]
    private(set) var count = 0

    /// Counts a key.
    mutating func observe(_ key: UInt64) { seen[key, default: (0, -1)].count += 1 }

    /// The number of a key seen at least `minimum` times; -1 for a rarer one.
    mutating func id(_ key: UInt64, _ minimum: Int) -> Int32 {
        guard let entry = seen[key], entry.count >= Int32(minimum) else { return -1 }
        if entry.id >= 0 { return entry.id }
        let id = Int32(count)
        seen[key] = (entry.count, id)
        count += 1
        return id
    }

    /// All numbered keys, by key.
    var entries: [(key: UInt64, id: Int32)] {
        seen.filter { $0.value.id >= 0 }.map { ($0.key, $0.value.id) }.sorted { $0.0 < $1.0 }
    }
}

/// The features of all words of a corpus, one after the other.
struct FeatureLists {
    var ids: [Int32] = []
    /// Where each word's features end.
    var ends: [Int] = []
}
