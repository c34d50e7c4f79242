/// Addresses inside feeds (RFC 3986; the base is `xml:base`).
enum FeedAddress {
    /// A base in force inside an element; only web addresses count, and slashes too many are one authority's.
    static func base(_ written: String?, in outer: String?) -> String? {
        guard let written = written?.trimmed, !written.isEmpty else { return outer }
        let absolute = resolved(collapsed(written), base: outer)
        return WebAddress.isWeb(absolute) ? absolute : outer
    }

    /// An address made absolute where there is a base.
    static func resolved(_ reference: String, base: String?) -> String {
        guard let base, !hasScheme(reference) else { return reference }
        return WebAddress.absolute(reference, base: base)
    }

    private static func hasScheme(_ text: String) -> Bool {
        for byte in text.utf8 {
            if byte == 0x3A { return true }
            let isSchemeByte = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
            if !isSchemeByte { return false }
        }
        return false
    }

    private static func collapsed(_ text: String) -> String {
        for scheme in ["http://", "https://"] where text.hasPrefix(scheme + "/") {
            return scheme + text.dropFirst(scheme.count).drop { $0 == "/" }
        }
        return text
    }
}
