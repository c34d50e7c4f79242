/// Where each run of words was seen first: open addressing over flat arrays.
struct RunTable {
    private var keys: [UInt64]
    private var owners: [Int32]
    private let mask: Int
    private var room: Int

    /// - Parameter capacity: runs that the table must hold; more are not kept.
    init(capacity: Int) {
        var slots = 64
        while slots < capacity * 2, slots < 1 << 20 { slots *= 2 }
        keys = Array(repeating: 0, count: slots)
        owners = Array(repeating: -1, count: slots)
        mask = slots - 1
        room = slots * 3 / 4
    }

    /// The owner of a run that is there; nil for a new one, which then belongs to the given owner.
    mutating func insert(_ run: UInt64, _ owner: Int32) -> Int32? {
        var slot = Int(truncatingIfNeeded: run ^ run >> 29) & mask
        while owners[slot] >= 0 {
            if keys[slot] == run { return owners[slot] }
            slot = (slot + 1) & mask
        }
        guard room > 0 else { return nil }
        room -= 1
        keys[slot] = run
        owners[slot] = owner
        return nil
    }
}
