/// UTF-8 that was taken for windows-1252 (or Latin-1) and encoded once more: "â€™" for an apostrophe, throughout the page.
enum TwiceEncoded {
    /// The text encoded once; nil when it is so already.
    ///
    /// Certain enough are pages in which at least three characters are written so and at most one of fifty others beyond ASCII is not:
    /// no language writes only such runs. Linear; most texts are left after some dozen characters.
    /// - Parameter text: well-formed UTF-8.
    static func repaired(_ text: [UInt8]) -> [UInt8]? {
        guard isTwiceEncoded(text) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        text.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                if text[at] >= 0x80, let run = run(text, at) {
                    result.append(contentsOf: run.bytes)
                    at = run.end
                } else {
                    result.append(text[at])
                    at += 1
                }
            }
        }
        return result
    }

    private static func isTwiceEncoded(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer { text in
            var runs = 0, others = 0, at = 0
            while at < text.count {
                while at + 8 <= text.count, UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 { at += 8 }
                guard at < text.count else { break }
                if text[at] < 0x80 {
                    at += 1
                } else if let run = run(text, at) {
                    runs += 1
                    at = run.end
                } else {
                    others += 1
                    if others > 20, others * 50 > runs { return false }
                    at += text[at] >= 0xF0 ? 4 : text[at] >= 0xE0 ? 3 : 2
                }
            }
            return runs >= 3 && others * 50 <= runs
        }
    }

    /// The well-formed character that the characters from a place spell when each of them is taken for a byte of windows-1252.
    private static func run(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (bytes: [UInt8], end: Int)? {
        guard let (lead, second) = byte(text, start), lead >= 0xC2, lead <= 0xF4 else { return nil }
        var bytes = [lead]
        var at = second
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        while bytes.count < length {
            guard let (next, end) = byte(text, at), next >= 0x80, next <= 0xBF else { return nil }
            bytes.append(next)
            at = end
        }
        return bytes.withUnsafeBufferPointer { UTF8Repair.wellFormedLength($0, 0) } == length ? (bytes, at) : nil
    }

    /// The byte of windows-1252 for the character at a place, and the place after it.
    private static func byte(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (UInt8, Int)? {
        guard at + 1 < text.count else { return nil }
        let lead = text[at]
        if lead == 0xC2 || lead == 0xC3 { return (lead << 6 | text[at + 1] & 0x3F, at + 2) }
        guard lead >= 0xC4, lead < 0xF0 else { return nil }
        let length = lead >= 0xE0 ? 3 : 2
        guard at + length <= text.count else { return nil }
        var code = UInt32(lead & (length == 3 ? 0x0F : 0x1F))
        for offset in 1..<length { code = code << 6 | UInt32(text[at + offset] & 0x3F) }
        return WindowsControls.control(meaning: code).map { ($0, at + length) }
    }
}
