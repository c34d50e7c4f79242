/// Quantised weights of a linear model: a read-only map from feature keys to (label, weight) pairs, over mapped bytes.
///
/// Layout: 8 bytes with the number of bucket bits, 2^bits + 1 offsets (UInt32), then the rows. A bucket is the rows whose keys
/// have the same high bits; a row is the key's low 16 bits, the number of pairs (UInt8), and the pairs (label UInt8, weight Int8).
struct WeightTable {
    private let index: UnsafeRawPointer
    private let rows: UnsafeRawPointer
    private let shift: UInt64

    /// The table of a section; nil when its sizes do not fit together.
    /// - Parameter checked: true when the offsets of these bytes were checked before.
    init?(_ bytes: UnsafeRawBufferPointer, checked: Bool = false) {
        guard bytes.count >= 16, let base = bytes.baseAddress else { return nil }
        let bits = Int(base.loadUnaligned(as: UInt64.self))
        guard bits > 0, bits < 28 else { return nil }
        let head = 8 + ((1 << bits) + 1) * 4
        guard bytes.count >= head else { return nil }
        index = base + 8
        rows = base + head
        shift = UInt64(64 - bits)
        if checked { return }
        var last: UInt32 = 0
        for bucket in 0...(1 << bits) {
            let offset = index.loadUnaligned(fromByteOffset: bucket * 4, as: UInt32.self)
            guard offset >= last else { return nil }
            last = offset
        }
        guard Int(last) <= bytes.count - head else { return nil }
    }

    /// Adds a feature's weights to scores, which must hold 256 labels.
    @inline(__always)
    func add(_ key: UInt64, to scores: UnsafeMutablePointer<Int32>) {
        let bucket = Int(truncatingIfNeeded: key >> shift)
        var offset = Int(index.loadUnaligned(fromByteOffset: bucket &* 4, as: UInt32.self))
        let end = Int(index.loadUnaligned(fromByteOffset: bucket &* 4 &+ 4, as: UInt32.self))
        let check = UInt16(truncatingIfNeeded: key)
        while offset &+ 3 <= end {
            let count = Int(rows.load(fromByteOffset: offset &+ 2, as: UInt8.self))
            let next = offset &+ 3 &+ 2 &* count
            if rows.loadUnaligned(fromByteOffset: offset, as: UInt16.self) == check {
                guard next <= end else { return }
                var pair = offset &+ 3
                while pair < next {
                    let label = Int(rows.load(fromByteOffset: pair, as: UInt8.self))
                    scores[label] &+= Int32(rows.load(fromByteOffset: pair &+ 1, as: Int8.self))
                    pair &+= 2
                }
                return
            }
            offset = next
        }
    }

    /// The bytes of a section with these rows.
    static func encode(_ rows: [(key: UInt64, pairs: [(label: UInt8, weight: Int8)])]) -> [UInt8] {
        var bits = 1
        while (1 << bits) * 3 < rows.count, bits < 26 { bits += 1 }
        let sorted = rows.sorted { $0.key < $1.key }
        var offsets = [UInt32](repeating: 0, count: (1 << bits) + 1)
        var body: [UInt8] = []
        var next = 0
        for bucket in 0..<(1 << bits) {
            offsets[bucket] = UInt32(body.count)
            while next < sorted.count, sorted[next].key >> UInt64(64 - bits) == UInt64(bucket) {
                let row = sorted[next]
                body.append(UInt8(truncatingIfNeeded: row.key))
                body.append(UInt8(truncatingIfNeeded: row.key >> 8))
                body.append(UInt8(row.pairs.count))
                for pair in row.pairs {
                    body.append(pair.label)
                    body.append(UInt8(bitPattern: pair.weight))
                }
                next += 1
            }
        }
        offsets[1 << bits] = UInt32(body.count)
        var result: [UInt8] = []
        withUnsafeBytes(of: UInt64(bits).littleEndian) { result.append(contentsOf: $0) }
        for offset in offsets { withUnsafeBytes(of: offset.littleEndian) { result.append(contentsOf: $0) } }
        return result + body
    }
}
