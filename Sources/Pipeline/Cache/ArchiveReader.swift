/// Reads what an `ArchiveWriter` wrote. Whatever the bytes are, it throws instead of reading past their end.
struct ArchiveReader {
    /// Bytes that are no archive, or not all of one.
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    private mutating func take(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.count - position else { throw Damaged() }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
    private mutating func value<Value: FixedWidthInteger>(_ type: Value.Type) throws(Damaged) -> Value {
        var result: Value = 0
        for (index, byte) in try take(MemoryLayout<Value>.size).enumerated() {
            result |= Value(truncatingIfNeeded: UInt64(byte) << UInt64(8 * index))
        }
        return result
    }
    mutating func number() throws(Damaged) -> Int { Int(try value(Int64.self)) }
    mutating func double() throws(Damaged) -> Double { Double(bitPattern: try value(UInt64.self)) }
    mutating func raw() throws(Damaged) -> [UInt8] { Array(try take(try number())) }
    mutating func text() throws(Damaged) -> String { String(decoding: try raw(), as: UTF8.self) }
    mutating func textOrNone() throws(Damaged) -> String? { try number() == 0 ? nil : try text() }
    mutating func texts() throws(Damaged) -> [String] {
        var result: [String] = []
        for _ in 0..<(try count()) { result.append(try text()) }
        return result
    }
    /// A number of elements: never more than there are bytes left.
    mutating func count() throws(Damaged) -> Int {
        let count = try number()
        guard count >= 0, count <= bytes.count - position else { throw Damaged() }
        return count
    }
    mutating func numbers<Value: FixedWidthInteger>(_ type: Value.Type) throws(Damaged) -> [Value] {
        let count = try count()
        let slice = try take(count * MemoryLayout<Value>.size)
        return slice.withUnsafeBytes { raw in
            (0..<count).map { Value(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Value>.size, as: Value.self)) }
        }
    }
}
