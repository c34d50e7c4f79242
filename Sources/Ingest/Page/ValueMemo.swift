/// What was read of attribute values, remembered: the elements of a page use the same few classes again and again.
///
/// A table of fixed size in which the newer of two values at one place stays. Values are told apart by a 64-bit hash of their bytes.
final class ValueMemo<Found> {
    private let slots: UnsafeMutablePointer<(key: UInt64, found: Found)>
    private static var size: Int { 512 }

    /// - Parameter nothing: any value, to fill the table with.
    init(_ nothing: Found) {
        slots = .allocate(capacity: Self.size)
        slots.initialize(repeating: (0, nothing), count: Self.size)
    }

    deinit {
        slots.deinitialize(count: Self.size)
        slots.deallocate()
    }

    /// What `read` says of a value, asked once.
    @inline(__always)
    func callAsFunction(_ value: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Found) -> Found {
        let key = Self.hash(value)
        let slot = slots + Int(truncatingIfNeeded: key >> 55)
        if slot.pointee.key == key { return slot.pointee.found }
        let found = read(value)
        slot.pointee = (key, found)
        return found
    }

    /// Eight bytes a step; never zero.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var at = 0
        while at + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            at += 8
        }
        var rest: UInt64 = 0
        while at < raw.count {
            rest = rest << 8 | UInt64(raw[at])
            at += 1
        }
        hash = (hash ^ rest) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        return hash | 1
    }
}
