import Markup

/// A text of a feed: plain, escaped HTML, inline XHTML or base64 (RFC 4287, 3.1 and 4.1.3; Atom 0.3 modes).
struct FeedText {
    var value: String
    var isHTML: Bool

    static func read(_ node: MarkupNode) -> FeedText {
        let type = (node["type"] ?? "").lowercased()
        let mode = (node["mode"] ?? "").lowercased()
        if !node.elements.isEmpty { return FeedText(value: MarkupWriter.inner(node), isHTML: true) }
        let raw = node.text
        let isBase64 = mode == "base64" || (!type.isEmpty && !["text", "html", "xhtml", "text/plain", "text/html", "application/xhtml+xml"].contains(type) && !type.hasSuffix("xml") && !type.hasPrefix("text/") && mode.isEmpty)
        if isBase64, let decoded = Base64.decode(raw) {
            return FeedText(value: String(decoding: decoded, as: UTF8.self), isHTML: type.contains("html") || type.contains("xml"))
        }
        if type == "text" || type == "text/plain" || (mode == "xml" && !type.contains("html")) { return FeedText(value: raw, isHTML: false) }
        if type.contains("html") || mode == "escaped" { return FeedText(value: raw, isHTML: true) }
        // RSS does not say; what looks like markup is taken for it.
        return FeedText(value: raw, isHTML: looksLikeHTML(raw))
    }

    /// True for texts with a tag or an entity of HTML in them.
    private static func looksLikeHTML(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where index + 2 < bytes.count {
            let next = bytes[index + 1] == 0x2F ? bytes[index + 2] : bytes[index + 1]
            let isLetter = next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
            if byte == 0x3C, isLetter, bytes[index...].contains(0x3E) { return true }
            if byte == 0x26, isLetter || next == 0x23, bytes[index..<min(index + 12, bytes.count)].contains(0x3B) { return true }
        }
        return false
    }

    /// The words alone.
    var plain: String {
        guard isHTML, let tree = try? MarkupTree.html(Array(("<div>" + value + "</div>").utf8)) else { return Squeeze.text(value) }
        return Squeeze.text(tree.root.text)
    }
}
