import Markup

/// A text of a feed: plain, escaped HTML, inline XHTML or base64 (RFC 4287, 3.1 and 4.1.3; Atom 0.3 modes).
public struct FeedText: Sendable, Equatable {
    /// The text; escapes of the feed are resolved, HTML is HTML.
    public var value: String
    /// Media type: text/plain, text/html, application/xhtml+xml, or what the feed says.
    public var type: String
    /// Language in force (`xml:lang`).
    public var language: String?
    /// Address that relative ones inside are relative to (`xml:base`).
    public var base: String?

    /// True when the value is HTML.
    public var isHTML: Bool { type.hasText("html") }

    /// The words alone: markup gone, white space squeezed, marks of direction kept.
    public var plain: String {
        guard isHTML, let tree = try? MarkupTree.html(Array(("<div>" + value + "</div>").utf8)) else { return FeedWords.squeezed(value) }
        return FeedWords.words(of: tree)
    }

    /// True when there is nothing but white space.
    var isBlank: Bool { !value.utf8.contains { $0 > 0x20 } }

    /// - Parameters:
    ///   - isAtom: Atom texts are plain unless they say otherwise; RSS does not say, and what looks like markup is taken for it.
    ///   - usual: the type of an element that has one by its name (`content:encoded`).
    init(_ node: MarkupNode, isAtom: Bool, usual: String? = nil, language: String?, base: String?) {
        self.language = language
        self.base = base
        let written = (node["type"] ?? "").trimmed.lowercased()
        let mode = (node["mode"] ?? "").lowercased()
        let declared: String? = switch written {
        case "": usual
        case "text", "plain", "text/plain": "text/plain"
        case "html", "text/html": "text/html"
        case "xhtml", "application/xhtml", "text/xhtml": "application/xhtml+xml"
        default: written
        }
        if node.children.contains(where: \.isElement) {
            type = declared.map { $0.hasText("html") ? $0 : "text/html" } ?? "text/html"
            let inner = MarkupWriter.inner(Self.content(of: node))
            // Escaped markup inside a wrapping element is one escape too many.
            value = declared == "text/html" && mode != "xml" && Self.hasEscapedTag(inner) ? Self.unescaped(inner) : inner
            return
        }
        let raw = node.text
        let isText = declared.map { $0.hasPrefix("text/") || $0.hasSuffix("xml") || $0.hasText("html") } ?? true
        if mode == "base64" || (mode.isEmpty && !isText), let decoded = Base64.decode(raw) {
            let found = String(decoding: UTF8Repair.repaired(decoded), as: UTF8.self)
            let isNamed = declared.map { $0.hasPrefix("text/") || $0.hasText("html") } ?? isAtom
            (value, type) = (found, isNamed ? declared ?? "text/plain" : Self.guess(found))
            return
        }
        value = raw
        if mode == "escaped", declared == nil || declared == "text/plain" {
            type = declared ?? Self.guess(raw)
        } else if isAtom {
            type = declared ?? "text/plain"
        } else if declared == nil {
            type = Self.guess(raw)
        } else {
            type = declared ?? "text/plain"
        }
    }

    /// The wrapper that XHTML content has by the specification is no part of it.
    private static func content(of node: MarkupNode) -> MarkupNode {
        let parts = node.children.filter { $0.isElement || $0.text.utf8.contains { $0 > 0x20 } }
        if parts.count == 1, parts[0].isElement, parts[0].spelling == "div" { return parts[0] }
        return node
    }

    private static func guess(_ text: String) -> String { looksLikeHTML(text) ? "text/html" : "text/plain" }

    private static func hasEscapedTag(_ text: String) -> Bool { text.hasText("&lt;") && text.hasText("&gt;") }

    private static func unescaped(_ text: String) -> String {
        var result: [UInt8] = []
        var position = 0
        let bytes = Array(text.utf8)
        while position < bytes.count {
            if bytes[position] == 0x26, position + 3 < bytes.count, bytes[position + 2] == 0x74, bytes[position + 3] == 0x3B {
                let letter = bytes[position + 1]
                if letter == 0x6C || letter == 0x67 {
                    result.append(letter == 0x6C ? 0x3C : 0x3E)
                    position += 4
                    continue
                }
            }
            result.append(bytes[position])
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// True for texts with a tag or an entity of HTML in them. Linear: what closes a tag is looked for once.
    private static func looksLikeHTML(_ text: String) -> Bool {
        var copy = text
        return copy.withUTF8 { bytes in
            guard bytes.count > 3 else { return false }
            let lastClose = bytes.lastIndex(of: 0x3E) ?? -1
            for index in 0..<(bytes.count - 2) {
                let byte = bytes[index]
                if byte != 0x3C && byte != 0x26 { continue }
                let next = bytes[index + 1] == 0x2F ? bytes[index + 2] : bytes[index + 1]
                let isLetter = (next | 0x20) &- 0x61 < 26
                if byte == 0x3C, isLetter || bytes[index + 1] == 0x21 && bytes[index + 2] == 0x2D, index < lastClose { return true }
                if byte == 0x26, isLetter || next == 0x23, bytes[index..<min(index + 12, bytes.count)].contains(0x3B) { return true }
            }
            return false
        }
    }
}
