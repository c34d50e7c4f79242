/// Reads valid UTF-8 scalar by scalar.
struct UTF8Scalars {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The scalar at an offset and its length in bytes; what is cut off is U+FFFD.
    @inline(__always)
    func at(_ offset: Int) -> (value: UInt32, length: Int) {
        let first = bytes[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard offset + length <= bytes.count else { return (0xFFFD, bytes.count - offset) }
        var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for k in 1..<length { value = value << 6 | UInt32(bytes[offset + k] & 0x3F) }
        return (value, length)
    }

    static func isUpper(_ value: UInt32) -> Bool {
        if value < 128 { return value &- 0x41 < 26 }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    static func isLower(_ value: UInt32) -> Bool {
        if value < 128 { return value &- 0x61 < 26 }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }
}
