/// Finds the encoding of a document: byte order mark, the sender's header, the document's own declaration, then validity and
/// statistics (HTML Standard, "determining the character encoding", with a guard against declarations that are plainly wrong).
struct CharsetDetector: Sendable {
    let tables: CharsetTables

    /// The encoding of some bytes.
    /// - Parameter header: the `charset` of a Content-Type header.
    func charset(of bytes: [UInt8], header: String? = nil) -> Charset {
        if let mark = byteOrderMark(bytes) { return Charset(name: mark, evidence: .byteOrderMark) }
        if let wide = wideWithoutMark(bytes) { return Charset(name: wide, evidence: .statistics) }
        let utf8 = UTF8Repair.invalidCount(bytes)
        if let header, let name = tables.encoding(label: Array(header.utf8)) {
            return trusted(Charset(name: name, evidence: .header), utf8, bytes)
        }
        if let name = declaration(in: bytes) { return trusted(Charset(name: name, evidence: .declaration), utf8, bytes) }
        if utf8.invalid == 0 {
            if utf8.valid == 0, looksLikeISO2022(bytes) { return Charset(name: "iso-2022-jp", evidence: .statistics) }
            return Charset(name: Charset.utf8, evidence: .validity)
        }
        if utf8.valid > utf8.invalid * 10 { return Charset(name: Charset.utf8, evidence: .validity) }
        if let language = language(in: bytes),
            let name = CharsetStatistics(tables: tables).guess(bytes, of: language) ?? tables.legacyEncoding(ofLanguage: language)
        {
            return Charset(name: name, evidence: .statistics)
        }
        return CharsetStatistics(tables: tables).guess(bytes)
    }

    /// A declaration is believed unless the bytes contradict it.
    private func trusted(_ declared: Charset, _ utf8: (valid: Int, invalid: Int), _ bytes: [UInt8]) -> Charset {
        if declared.name == Charset.utf8 {
            if utf8.invalid == 0 || utf8.valid >= utf8.invalid { return declared }
            return CharsetStatistics(tables: tables).guess(bytes)
        }
        // UTF-8 that calls itself Latin-1 is common; text of a single-byte encoding that happens to be UTF-8 is not. Two characters of
        // an Asian encoding can be UTF-8 by chance, a whole page cannot.
        if utf8.invalid == 0, utf8.valid > (tables.isSingleByte(declared.name) ? 1 : 16) {
            return Charset(name: Charset.utf8, evidence: .validity)
        }
        return declared
    }

    private func byteOrderMark(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Charset.utf8 }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return "utf-32le" }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "utf-32be" }
        if bytes.starts(with: [0xFE, 0xFF]) { return "utf-16be" }
        if bytes.starts(with: [0xFF, 0xFE]) { return "utf-16le" }
        return nil
    }

    /// UTF-16 and UTF-32 show by their zero bytes: markup is mostly ASCII.
    private func wideWithoutMark(_ bytes: [UInt8]) -> String? {
        let sample = bytes.prefix(400)
        guard sample.count >= 8 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (offset, byte) in sample.enumerated() where byte == 0 { zeros[offset % 4] += 1 }
        let quarter = sample.count / 4
        if zeros[1] * 10 > quarter * 8, zeros[2] * 10 > quarter * 8, zeros[3] * 10 > quarter * 8, zeros[0] == 0 { return "utf-32le" }
        if zeros[0] * 10 > quarter * 8, zeros[1] * 10 > quarter * 8, zeros[2] * 10 > quarter * 8, zeros[3] == 0 { return "utf-32be" }
        let even = zeros[0] + zeros[2], odd = zeros[1] + zeros[3]
        if odd * 10 > quarter * 2 * 7, even * 20 < quarter * 2 { return "utf-16le" }
        if even * 10 > quarter * 2 * 7, odd * 20 < quarter * 2 { return "utf-16be" }
        return nil
    }

    /// The first `charset=` or `encoding=` in a meta tag or XML declaration near the beginning.
    private func declaration(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(1 << 16)
        // An XML declaration in EBCDIC is not looked for: such files are no longer sent.
        if let range = ByteSearch.first("<?xml", in: head.prefix(200)),
            let end = ByteSearch.first("?>", in: head.prefix(400)[range.upperBound...]),
            let label = value(after: "encoding", in: head[range.upperBound..<end.lowerBound]),
            let name = tables.encoding(label: label)
        {
            // UTF-16 that can be read byte by byte is none.
            return name.hasPrefix("utf-16") || name.hasPrefix("utf-32") ? Charset.utf8 : name
        }
        return MetaPrescan.first(in: head) { label in
            tables.encoding(label: label).map { $0.hasPrefix("utf-16") || $0.hasPrefix("utf-32") ? Charset.utf8 : $0 }
        }
    }

    private func language(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4_096)
        guard let tag = ByteSearch.first("<html", in: head) else { return nil }
        let end = head[tag.upperBound...].firstIndex(of: 0x3E) ?? head.endIndex
        guard let label = value(after: "lang", in: head[tag.upperBound..<end]) else { return nil }
        return String(decoding: label.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// What stands after `key =`, with or without quotes.
    private func value(after key: StaticString, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let found = ByteSearch.first(key, in: bytes) else { return nil }
        var position = found.upperBound
        while position < bytes.endIndex, bytes[position] <= 0x20 { position += 1 }
        guard position < bytes.endIndex, bytes[position] == 0x3D else { return nil }
        position += 1
        while position < bytes.endIndex, bytes[position] <= 0x20 || bytes[position] == 0x22 || bytes[position] == 0x27 { position += 1 }
        let start = position
        while position < bytes.endIndex, bytes[position] > 0x20, ![0x22, 0x27, 0x3B, 0x3E, 0x2F].contains(bytes[position]) { position += 1 }
        return start < position ? bytes[start..<position] : nil
    }

    private func looksLikeISO2022(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(1 << 16)
        return ByteSearch.first("\u{1B}$B", in: head) != nil || ByteSearch.first("\u{1B}$@", in: head) != nil
    }
}
