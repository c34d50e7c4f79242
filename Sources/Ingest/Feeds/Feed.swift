/// A news feed as its file has it, in the terms of Atom whatever the dialect was.
public struct Feed: Sendable {
    /// A piece of text with its form.
    public struct Content: Sendable, Equatable {
        /// The text; escapes of the feed are resolved.
        public var value: String
        /// True when the value is HTML.
        public var isHTML: Bool
    }

    /// What the feed says of itself: title, link, id, subtitle, rights, language, author, published, updated, created.
    /// Times are ISO 8601 where they could be read.
    public var fields: [String: String] = [:]
    /// The entries in order.
    public var entries: [FeedEntry] = []
    /// rss, rdf, atom or cdf.
    public var format = "rss"
}
