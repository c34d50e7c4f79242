/// Writes numbers, texts and arrays one after another; `ArchiveReader` reads them back in the same order.
struct ArchiveWriter {
    private(set) var bytes: [UInt8] = []

    mutating func number(_ value: Int) { withUnsafeBytes(of: Int64(value).littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func double(_ value: Double) { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    mutating func raw(_ value: [UInt8]) {
        number(value.count)
        bytes.append(contentsOf: value)
    }
    mutating func text(_ value: String) { raw(Array(value.utf8)) }
    mutating func text(orNone value: String?) {
        number(value == nil ? 0 : 1)
        if let value { text(value) }
    }
    mutating func texts(_ values: [String]) {
        number(values.count)
        for value in values { text(value) }
    }
    /// Numbers of a fixed width, in the byte order of every machine that this runs on.
    mutating func numbers<Value: FixedWidthInteger>(_ values: [Value]) {
        number(values.count)
        for value in values { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    }
}
