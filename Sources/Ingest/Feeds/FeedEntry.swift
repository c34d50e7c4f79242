/// An entry of a feed.
public struct FeedEntry: Sendable {
    /// As for the feed, with summary.
    public var fields: [String: String] = [:]
    /// Names of all authors.
    public var authors: [String] = []
    /// Categories.
    public var tags: [String] = []
    /// Full contents, in order.
    public var contents: [Feed.Content] = []
    /// The summary with its form.
    public var summary: Feed.Content?
}
