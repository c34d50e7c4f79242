/// An entry of a feed.
public struct FeedEntry: Sendable {
    /// Headline.
    public var title: FeedText?
    /// Description or summary.
    public var summary: FeedText?
    /// Full contents, in order.
    public var contents: [FeedText] = []
    /// Copyright.
    public var rights: FeedText?
    /// Permanent identifier, kept to the letter.
    public var id: String?
    /// True when the identifier is said to be no address.
    public var isOpaqueID = false
    /// All links with an address, enclosures among them.
    public var links: [FeedLink] = []
    /// Authors.
    public var authors: [FeedPerson] = []
    /// Contributors.
    public var contributors: [FeedPerson] = []
    /// Categories.
    public var categories: [FeedCategory] = []
    /// Publisher, where the entry names one (`dc:publisher`).
    public var publisher: String?
    /// First publication, ISO 8601 where it could be read.
    public var published: String?
    /// Last change, ISO 8601 where it could be read.
    public var updated: String?
    /// Time of writing, ISO 8601 where it could be read.
    public var created: String?
    /// Language tag as written.
    public var language: String?
    /// The feed that the entry was taken from.
    public var source: FeedHead?

    /// The address of the article: its page, else an identifier that is an address.
    public var link: String? {
        if let page = FeedLink.page(of: links) { return page }
        guard let id, !isOpaqueID, WebAddress.isWeb(id) else { return nil }
        return id
    }

    /// The fullest text: the longest content, else the summary.
    public var body: FeedText? { contents.max { $0.value.utf8.count < $1.value.utf8.count } ?? summary }
}
