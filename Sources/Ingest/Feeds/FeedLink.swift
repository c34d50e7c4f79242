/// A link of a feed or an entry.
public struct FeedLink: Sendable, Equatable {
    /// The address, made absolute by the base in force.
    public var href: String
    /// Relation: alternate, self, enclosure, via, …
    public var rel = "alternate"
    /// Media type of what is there.
    public var type: String?
    /// A title for people.
    public var title: String?
    /// Length in bytes, as written.
    public var length: String?
    /// True for the address before a service replaced it by its own.
    var isOriginal = false

    /// The address among several links that a reader would follow: the page rather than another form of it.
    static func page(of links: [FeedLink]) -> String? {
        if let original = links.first(where: \.isOriginal) { return original.href }
        let alternates = links.filter { $0.rel == "alternate" }
        let pages = alternates.filter { $0.type.map { $0.hasText("html") } ?? true }
        return (pages.first ?? alternates.first)?.href
    }
}
