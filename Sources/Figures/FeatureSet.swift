import Lexicons

/// Features of one decision as buckets of hashes: the form in which linear models of this stage take them.
struct FeatureSet {
    private(set) var buckets: [UInt32] = []

    /// Adds a feature: a kind and up to three values.
    mutating func add(_ kind: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0, _ c: UInt64 = 0) {
        let hash = WordHash.joined(WordHash.joined(kind, a), WordHash.joined(b, c))
        buckets.append(UInt32(truncatingIfNeeded: hash >> (64 - UInt64(LinearModel.bits))))
    }

    /// Adds all features of another set.
    mutating func add(_ other: FeatureSet) { buckets += other.buckets }

    /// Keeps each feature once.
    mutating func unite() {
        buckets.sort()
        var end = 0
        for index in buckets.indices where index == 0 || buckets[index] != buckets[end - 1] {
            buckets[end] = buckets[index]
            end += 1
        }
        buckets.removeLast(buckets.count - end)
    }
}
