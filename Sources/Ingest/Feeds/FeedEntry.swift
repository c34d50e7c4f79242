/// An entry of a feed.
@dynamicMemberLookup public struct FeedEntry: Sendable {
    /// What feeds say of themselves too.
    public var facts = FeedFacts()
    /// Full contents, in order.
    public var contents: [FeedText] = []
    /// True when the identifier is said to be no address.
    public var isOpaqueID = false
    /// The feed that the entry was taken from.
    public var source: FeedFacts?

    /// The facts as members of the entry.
    public subscript<Value>(dynamicMember member: WritableKeyPath<FeedFacts, Value>) -> Value {
        get { facts[keyPath: member] }
        set { facts[keyPath: member] = newValue }
    }

    /// The address of the article: its page, else an identifier that is an address.
    public var link: String? {
        if let page = facts.link { return page }
        guard let id = facts.id, !isOpaqueID, WebAddress.isWeb(id) else { return nil }
        return id
    }

    /// The fullest text: the longest content, else the summary.
    public var body: FeedText? { contents.max { $0.value.utf8.count < $1.value.utf8.count } ?? facts.summary }
}
