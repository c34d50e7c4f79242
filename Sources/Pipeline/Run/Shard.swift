/// One share of the inputs, so that many machines can work on one folder: `3/64` is the third of sixty-four.
///
/// Which share a file belongs to depends on its name alone: every machine comes to the same answer without talking to the others.
public struct Shard: Sendable, Equatable {
    /// 1-based number of the share.
    public let number: Int
    /// Number of all shares.
    public let count: Int

    /// The share that a text such as `3/64` names; nil when it names none.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count >= 1, (1...count).contains(number) else {
            return nil
        }
        self.number = number
        self.count = count
    }

    /// `3-of-64`, as folders are named.
    var name: String { "\(number)-of-\(count)" }

    /// True when a file belongs to the share. FNV-1a (Fowler, Noll, Vo): stable over versions and machines.
    func takes(_ name: [UInt8]) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 32
        return Int(hash % UInt64(count)) == number - 1
    }
}
