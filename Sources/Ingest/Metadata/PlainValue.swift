/// Values of attributes and scripts as plain text: entities that were written twice decoded, markup and controls gone, spaces
/// squeezed, length bounded.
enum PlainValue {
    private static let named: [String: String] = [
        "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": " ", "rsquo": "\u{2019}", "lsquo": "\u{2018}",
        "rdquo": "\u{201D}", "ldquo": "\u{201C}", "ndash": "\u{2013}", "mdash": "\u{2014}", "hellip": "\u{2026}", "laquo": "«", "raquo": "»",
        "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "uuml": "ü", "ouml": "ö", "auml": "ä", "Uuml": "Ü", "Ouml": "Ö",
        "Auml": "Ä", "szlig": "ß", "ntilde": "ñ", "oacute": "ó", "iacute": "í", "aacute": "á", "uacute": "ú", "shy": "", "middot": "·",
    ]

    /// - Parameter limit: bytes of the value that are read; what is longer is cut.
    static func text(_ value: String, limit: Int = 1_000) -> String {
        var text = value
        if text.utf8.count > limit { text = String(decoding: Array(text.utf8.prefix(limit)), as: UTF8.self) }
        guard text.utf8.contains(0x26) || text.utf8.contains(0x3C) else { return Squeeze.text(text) }
        text = decoded(text)
        if text.utf8.contains(0x26) { text = decoded(text) }
        return Squeeze.text(text.utf8.contains(0x3C) ? withoutTags(text) : text)
    }

    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == 0x26, let end = bytes[at...].prefix(12).firstIndex(of: 0x3B), end > at + 1,
                let plain = character(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
            else {
                result.append(bytes[at])
                at += 1
                continue
            }
            result.append(contentsOf: plain.utf8)
            at = end + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func character(_ name: String) -> String? {
        guard name.first == "#" else { return named[name] }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, value >= 0x20, let scalar = Unicode.Scalar(value) else { return nil }
        return String(Character(scalar))
    }

    /// Without what stands between angle brackets and begins like a tag.
    private static func withoutTags(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x3C, at + 1 < bytes.count, bytes[at + 1] == 0x2F || bytes[at + 1] == 0x21 || (bytes[at + 1] | 0x20 >= 0x61 && bytes[at + 1] | 0x20 <= 0x7A),
                let end = bytes[at...].firstIndex(of: 0x3E)
            {
                result.append(0x20)
                at = end + 1
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
