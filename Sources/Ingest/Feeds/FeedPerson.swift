import Markup

/// Somebody whom a feed names.
public struct FeedPerson: Sendable, Equatable {
    /// Name; nil when only an address was given.
    public var name: String?
    /// Mail address.
    public var email: String?
    /// Home page.
    public var href: String?

    /// Of an element: children `name`, `email` and `uri` (also `url`, `homepage`), or a text as `init(text:)` reads it.
    /// - Parameter base: makes the home page absolute.
    init?(_ node: MarkupNode, base: String?) {
        var person = FeedPerson()
        for child in node.children where child.isElement {
            let value = Squeeze.text(child.text)
            if value.isEmpty { continue }
            switch child.spelling.lowercased() {
            case "name": person.name = value
            case "email": person.email = value
            case "uri", "url", "homepage": person.href = FeedAddress.resolved(value, base: base)
            default: break
            }
        }
        if person == FeedPerson() {
            guard let read = FeedPerson(text: Squeeze.text(node.text)) else { return nil }
            person = read
        }
        self = person
    }

    private init() {}

    /// Of "mail@example.org (A Name)", "A Name (mail@example.org)", "A Name <mail@example.org>", a name or a mail address alone; nil
    /// for an empty text.
    init?(text: String) {
        guard !text.isEmpty else { return nil }
        for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
            guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close), start < end else { continue }
            let before = String(text[..<start]).trimmed, inside = String(text[text.index(after: start)..<end]).trimmed
            if Self.isMail(before) {
                (email, name) = (before, inside.isEmpty ? nil : inside)
                return
            }
            if Self.isMail(inside) {
                (email, name) = (inside, before.isEmpty ? nil : before)
                return
            }
        }
        if Self.isMail(text) { email = text } else { name = text }
    }

    private static func isMail(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let at = bytes.firstIndex(of: 0x40), at > bytes.startIndex, bytes[at...].contains(0x2E) else { return false }
        return !bytes.contains(0x20)
    }
}
