/// The controls U+0080 to U+009F: nobody writes them, and text of windows-1252 that was once read as Latin-1 is full of them.
enum WindowsControls {
    private static let table: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]

    /// The UTF-8 form of the character that was meant; nil where windows-1252 has none.
    static func meant(by control: UInt8) -> [UInt8]? {
        guard control >= 0x80, control < 0xA0, let scalar = Unicode.Scalar(table[Int(control) - 0x80]), scalar.value != 0 else { return nil }
        return UTF8.encode(scalar).map(Array.init)
    }

    /// The byte of windows-1252, 0x80 to 0x9F, for a code point; nil when it has none there.
    static func control(meaning code: UInt32) -> UInt8? {
        guard code >= 0x152 else { return nil }
        return table.firstIndex(of: code).map { UInt8($0 + 0x80) }
    }

    /// Well-formed UTF-8 with each such control replaced by what was meant. Linear; no copy when there is none.
    static func replaced(in bytes: [UInt8]) -> [UInt8] {
        var places: [Int] = []
        bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            while let lead = buffer.next(0xC2, from: position) {
                if lead + 1 < buffer.count, buffer[lead + 1] < 0xA0, buffer[lead + 1] >= 0x80 { places.append(lead) }
                position = lead + 1
            }
        }
        if places.isEmpty { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + places.count)
        var copied = 0
        for place in places {
            result.append(contentsOf: bytes[copied..<place])
            if let meant = meant(by: bytes[place + 1]) { result.append(contentsOf: meant) }
            copied = place + 2
        }
        result.append(contentsOf: bytes[copied...])
        return result
    }
}
