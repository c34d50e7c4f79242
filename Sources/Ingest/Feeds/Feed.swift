/// A news feed as its file has it, in the terms of Atom whatever the dialect was.
public struct Feed: Sendable {
    /// What the feed says of itself.
    public var head = FeedFacts()
    /// The entries in order.
    public var entries: [FeedEntry] = []
    /// rss, rdf, atom or cdf.
    public var format = "rss"
}
