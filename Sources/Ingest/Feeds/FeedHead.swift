/// What a feed says of itself, or an entry of the feed that it was taken from (`atom:source`).
public struct FeedHead: Sendable {
    /// Name of the feed.
    public var title: FeedText?
    /// A line about it: subtitle, tagline, description.
    public var subtitle: FeedText?
    /// Copyright.
    public var rights: FeedText?
    /// Permanent identifier, kept to the letter.
    public var id: String?
    /// All links with an address.
    public var links: [FeedLink] = []
    /// Those who write it.
    public var authors: [FeedPerson] = []
    /// Those who help.
    public var contributors: [FeedPerson] = []
    /// Categories.
    public var categories: [FeedCategory] = []
    /// Publisher, where the feed names one (`dc:publisher`).
    public var publisher: String?
    /// First publication, ISO 8601 where it could be read.
    public var published: String?
    /// Last change, ISO 8601 where it could be read.
    public var updated: String?
    /// Time of writing, ISO 8601 where it could be read.
    public var created: String?
    /// Language tag as written.
    public var language: String?

    /// The address of the site that the feed belongs to.
    public var link: String? { FeedLink.page(of: links) }
}
