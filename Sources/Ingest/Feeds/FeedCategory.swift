/// A category of a feed or an entry.
public struct FeedCategory: Sendable, Equatable {
    /// The word.
    public var term: String
    /// The scheme that it belongs to.
    public var scheme: String?
    /// The word for people.
    public var label: String?
}
