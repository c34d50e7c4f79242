/// A seeded generator: property tests see the same inputs every time.
struct Random {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    /// Pieces in any order, a few bytes changed.
    mutating func bytes(of pieces: [String], count: Int) -> [UInt8] {
        var bytes = (0..<next(count)).flatMap { _ in Array(pieces[next(pieces.count)].utf8) }
        for _ in 0..<next(3) where !bytes.isEmpty { bytes[next(bytes.count)] = UInt8(next(256)) }
        return bytes
    }
}
