/// The bytes of tables and JSON lines as UTF-8, whatever a spreadsheet has saved them as.
enum RecordText {
    /// UTF-16 with its mark is recoded, a mark of UTF-8 taken away. Bytes that are no UTF-8 anywhere beyond ASCII are taken for
    /// windows-1252; where some are, the others are damage and stay. Linear.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes) }
        if !bytes.contains(where: { $0 >= 0x80 }) || holdsUTF8(bytes) { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                let scalar = byte < 0xA0 ? Unicode.Scalar(upper[Int(byte - 0x80)]) : Unicode.Scalar(UInt32(byte))
                result.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
            }
        }
        return result
    }

    /// What windows-1252 has from 80 to 9F (WHATWG's index: the five that are unassigned are the controls of that number).
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]

    /// True when a well-formed sequence of several bytes stands somewhere.
    private static func holdsUTF8(_ bytes: [UInt8]) -> Bool {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): if scalar.value >= 0x80 { return true }
            case .emptyInput: return false
            case .error: continue
            }
        }
    }

    private static func utf16(_ bytes: [UInt8]) -> [UInt8] {
        let isLittle = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isLittle ? second << 8 | first : first << 8 | second)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
