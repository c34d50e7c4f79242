/// The features of one decision: a list of 64-bit keys, each a hash of a template's number and its values.
struct FeatureKeys: ~Copyable {
    private let storage: UnsafeMutablePointer<UInt64>
    private let capacity: Int
    private(set) var count = 0

    init(capacity: Int = 256) {
        self.capacity = capacity
        storage = .allocate(capacity: capacity)
    }

    deinit { storage.deallocate() }

    /// The keys so far.
    var keys: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: storage, count: count) }

    @inline(__always)
    mutating func clear() { count = 0 }

    /// Adds a feature of up to three values.
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
        guard count < capacity else { return }
        storage[count] = FeatureKeys.key(template, a, b, c)
        count += 1
    }

    /// The key of a template and its values; never 0.
    @inline(__always)
    static func key(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
        var h = (a ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xC2B2_AE3D_27D4_EB4F
        h = (h << 31 | h >> 33) ^ (b &* 0x1656_67B1_9E37_79F9)
        h = (h &* 0xD6E8_FEB8_6659_FD93)
        h = (h << 29 | h >> 35) ^ (c &* 0x94D0_49BB_1331_11EB)
        h ^= h >> 32
        h = h &* 0xD6E8_FEB8_6659_FD93
        h ^= h >> 29
        return h | 1
    }
}
