/// Converts between byte and code point offsets of one UTF-8 buffer: a running count for every 64 bytes.
struct ScalarIndex: Sendable {
    private static let stride = 64
    /// Code points before byte `64 * i`; empty when all bytes are ASCII and both offsets are the same.
    private let checkpoints: [Int32]
    let scalarCount: Int

    init(_ bytes: [UInt8]) {
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            checkpoints = []
            scalarCount = bytes.count
            return
        }
        var marks: [Int32] = []
        marks.reserveCapacity(bytes.count / Self.stride + 1)
        var count: Int32 = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stride == 0 { marks.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        checkpoints = marks
        scalarCount = Int(count)
    }

    func scalarOffset(ofByte offset: Int, in bytes: [UInt8]) -> Int {
        let offset = min(max(0, offset), bytes.count)
        if checkpoints.isEmpty { return offset }
        if offset == bytes.count { return scalarCount }
        let block = offset / Self.stride
        var count = Int(checkpoints[block])
        for i in (block * Self.stride)..<offset where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    func byteOffset(ofScalar offset: Int, in bytes: [UInt8]) -> Int {
        if offset <= 0 { return 0 }
        if offset >= scalarCount { return bytes.count }
        if checkpoints.isEmpty { return offset }
        // The last checkpoint at or before the wanted code point.
        var low = 0, high = checkpoints.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(checkpoints[middle]) <= offset { low = middle } else { high = middle - 1 }
        }
        var count = Int(checkpoints[low])
        var position = low * Self.stride
        while position < bytes.count {
            if bytes[position] & 0xC0 != 0x80 {
                if count == offset { return position }
                count += 1
            }
            position += 1
        }
        return bytes.count
    }
}
