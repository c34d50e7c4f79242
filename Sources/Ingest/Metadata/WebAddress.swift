/// The parts of an address that metadata needs. No validation: addresses come from pages.
enum WebAddress {
    /// Host without port and `www.`, lower case; empty when there is none.
    static func host(_ url: String) -> String {
        let bytes = Array(url.utf8)
        guard let scheme = ByteSearch.first("://", in: bytes[...]) else { return "" }
        var end = scheme.upperBound
        while end < bytes.count, ![0x2F, 0x3F, 0x23, 0x3A].contains(bytes[end]) { end += 1 }
        let host = String(decoding: bytes[scheme.upperBound..<end], as: UTF8.self).lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    /// True for addresses that a report may carry.
    static func isWeb(_ url: String) -> Bool { url.hasPrefix("http://") || url.hasPrefix("https://") }

    /// An address made absolute by a base (RFC 3986, the cases that pages use).
    static func absolute(_ reference: String, base: String?) -> String {
        if ByteSearch.holds("://", in: reference) || reference.hasPrefix("mailto:") || reference.hasPrefix("urn:") { return reference }
        guard let base, ByteSearch.holds("://", in: base), let scheme = base.range(of: "://") else { return reference }
        let afterScheme = base[scheme.upperBound...]
        let hostEnd = afterScheme.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? base.endIndex
        if reference.hasPrefix("//") { return String(base[..<scheme.lowerBound]) + ":" + reference }
        if reference.hasPrefix("/") { return String(base[..<hostEnd]) + reference }
        var path = String(base[hostEnd...])
        if let cut = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = String(path[..<cut]) }
        if reference.isEmpty { return base }
        if reference.hasPrefix("?") || reference.hasPrefix("#") { return String(base[..<hostEnd]) + path + reference }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
        var segments: [Substring] = []
        for segment in (folder + reference).split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            if segment == ".." { _ = segments.popLast() } else if segment != "." { segments.append(segment) }
        }
        return String(base[..<hostEnd]) + "/" + segments.joined(separator: "/")
    }
}

extension String {
    /// The first place of a short string.
    fileprivate func range(of needle: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
