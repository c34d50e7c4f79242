/// A small seeded generator (Steele, Lea and Flood 2014), so that training gives the same file on every machine.
struct SplitMix {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Puts the elements into another order.
    mutating func shuffle<T>(_ elements: inout [T]) {
        guard elements.count > 1 else { return }
        for k in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(k, Int(next() % UInt64(k + 1))) }
    }
}
