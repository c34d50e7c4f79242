/// What a feed and each of its entries say of themselves in the same words; of an entry that was taken from another feed, what that
/// feed says (`atom:source`).
public struct FeedFacts: Sendable {
    /// Name of the feed, headline of the entry.
    public var title: FeedText?
    /// A line about it: subtitle, tagline, description, summary.
    public var summary: FeedText?
    /// Copyright.
    public var rights: FeedText?
    /// Permanent identifier, kept to the letter.
    public var id: String?
    /// All links with an address, enclosures among them.
    public var links: [FeedLink] = []
    /// Those who write it.
    public var authors: [FeedPerson] = []
    /// Those who help.
    public var contributors: [FeedPerson] = []
    /// Categories.
    public var categories: [FeedCategory] = []
    /// Publisher, where one is named (`dc:publisher`).
    public var publisher: String?
    /// First publication, ISO 8601 where it could be read.
    public var published: String?
    /// Last change, ISO 8601 where it could be read.
    public var updated: String?
    /// Time of writing, ISO 8601 where it could be read.
    public var created: String?
    /// Language tag as written.
    public var language: String?

    /// The address of the page that it belongs to.
    public var link: String? { FeedLink.page(of: links) }
}
