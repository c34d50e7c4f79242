/// Reads a valid UTF-8 buffer scalar by scalar, from any border.
struct Scalars {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Offset one past the last byte that may be read.
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = min(end, bytes.count)
    }

    /// The scalar at an offset and its length in bytes; 0 of length 0 at the end.
    @inline(__always)
    func at(_ offset: Int) -> (value: UInt32, length: Int) {
        guard offset < end else { return (0, 0) }
        let first = bytes[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard offset + length <= end else { return (0xFFFD, end - offset) }
        var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for k in 1..<length { value = value << 6 | UInt32(bytes[offset + k] & 0x3F) }
        return (value, length)
    }

    /// The offset of the scalar before an offset; `offset` itself at the beginning.
    func before(_ offset: Int, from start: Int) -> Int {
        var position = offset
        while position > start {
            position -= 1
            if bytes[position] & 0xC0 != 0x80 { break }
        }
        return position
    }

    /// The class of the scalar at an offset; a space at the end.
    func classAt(_ offset: Int) -> ScalarClass { offset < end ? ScalarClass(at(offset).value) : .space }

    static func isUpper(_ value: UInt32) -> Bool {
        if value < 128 { return value &- 0x41 < 26 }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    static func isLower(_ value: UInt32) -> Bool {
        if value < 128 { return value &- 0x61 < 26 }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }

    static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

    /// Straight or curly apostrophe.
    static func isApostrophe(_ value: UInt32) -> Bool { value == 0x27 || value == 0x2019 || value == 0x02BC }
}
