import Lexicons

/// Word clusters: word hash -> coarse and fine cluster, a sorted table of (UInt32 of the hash, UInt16 fine, UInt8 coarse) rows.
struct ClusterTable {
    private let rows: UnsafeRawPointer
    private let count: Int
    static let width = 7

    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count >= Self.width else { return nil }
        rows = base
        count = bytes.count / Self.width
    }

    /// The clusters of a word, from 1; 0 when the word has none. One interpolation step, then a short walk.
    @inline(__always)
    func clusters(of hash: UInt64) -> (coarse: UInt8, fine: UInt16) {
        let key = UInt32(truncatingIfNeeded: hash >> 32)
        var low = 0, high = count
        // Hashes are spread evenly: begin near the expected place.
        let guess = Int(UInt64(key) &* UInt64(count) >> 32)
        let reach = 1024
        if guess > reach, self.key(guess - reach) < key { low = guess - reach }
        if guess + reach < count, self.key(guess + reach) > key { high = guess + reach }
        while low < high {
            let middle = (low &+ high) >> 1
            if self.key(middle) < key { low = middle &+ 1 } else { high = middle }
        }
        guard low < count, self.key(low) == key else { return (0, 0) }
        let row = low &* Self.width
        return (rows.load(fromByteOffset: row &+ 6, as: UInt8.self), rows.loadUnaligned(fromByteOffset: row &+ 4, as: UInt16.self))
    }

    @inline(__always)
    private func key(_ row: Int) -> UInt32 { rows.loadUnaligned(fromByteOffset: row &* Self.width, as: UInt32.self) }

    /// The bytes of a table of (word, coarse, fine), clusters from 0.
    static func encode(_ words: [(word: String, coarse: Int, fine: Int)]) -> [UInt8] {
        var result: [UInt8] = []
        var last: UInt32?
        for row in words.map({ (key: UInt32(truncatingIfNeeded: WordHash.of($0.word) >> 32), coarse: $0.coarse, fine: $0.fine) })
            .sorted(by: { ($0.key, $0.fine) < ($1.key, $1.fine) }) where row.key != last
        {
            last = row.key
            withUnsafeBytes(of: row.key.littleEndian) { result.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt16(row.fine + 1).littleEndian) { result.append(contentsOf: $0) }
            result.append(UInt8(row.coarse + 1))
        }
        return result
    }
}
