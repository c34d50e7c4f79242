/// Well-formed UTF-8 from bytes that claim to be it.
enum UTF8Repair {
    /// The bytes without a byte order mark and with U+FFFD for what is ill-formed.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if invalidCount(bytes).invalid == 0 { return start == 0 ? bytes : Array(bytes[start...]) }
        return Array(String(decoding: bytes[start...], as: UTF8.self).utf8)
    }

    /// How many multi-byte characters are well-formed, and at how many places bytes are not. Stops counting at 1,000 faults.
    static func invalidCount(_ bytes: [UInt8]) -> (valid: Int, invalid: Int) {
        var valid = 0, invalid = 0
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var position = 0
            while position < buffer.count, invalid < 1_000 {
                // Eight bytes at a time: most of a page is ASCII.
                while position + 8 <= buffer.count,
                    UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    position += 8
                }
                guard position < buffer.count else { break }
                let byte = buffer[position]
                if byte < 0x80 {
                    position += 1
                    continue
                }
                let length = wellFormedLength(buffer, position)
                if length > 0 { valid += 1 } else { invalid += 1 }
                position += max(1, length)
            }
        }
        return (valid, invalid)
    }

    /// Length of the well-formed multi-byte sequence at a place; 0 when there is none (Unicode, table 3-7).
    static func wellFormedLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let lead = bytes[at]
        let length: Int
        var low: UInt8 = 0x80, high: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard at + length <= bytes.count, bytes[at + 1] >= low, bytes[at + 1] <= high else { return 0 }
        for offset in 2..<max(2, length) where bytes[at + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
