/// The line before each document of an ARC file (versions 1 and 2): address, IP address, date, media type, length, and in version 2
/// more between.
struct ARCHeader {
    var address: String
    var date: String
    var mediaType: String
    var length: Int

    /// Nil for lines that are none. Blanks inside an address are written as `%20`.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        guard line.count < 16_384, let scheme = line.next(0x3A, from: 0), scheme > 1, scheme < 16, line.last.map({ $0 &- 0x30 < 10 || $0 == 0x0D }) ?? false
        else { return nil }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
        // The date is the one word of fourteen digits after an IP address.
        guard words.count >= 5, let last = words.last?.trimmed, let length = Int(last), length >= 0,
            let date = words.indices.dropFirst(2).first(where: { words[$0].utf8.count == 14 && words[$0].utf8.allSatisfy { $0 &- 0x30 < 10 } && Self.isIP(words[$0 - 1]) })
        else { return nil }
        address = words[..<(date - 1)].joined(separator: "%20")
        let digits = Array(words[date])
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        self.date = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
        mediaType = date + 1 < words.count - 1 ? words[date + 1] : ""
        self.length = length
    }

    private static func isIP(_ word: String) -> Bool {
        word == "-" || word.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x3A || ($0 | 0x20) &- 0x61 < 6 }
    }
}
