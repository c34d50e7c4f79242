/// A node of a pipeline file with its place: what the YAML reader hands on, free of the YAML library.
struct ConfigNode: Sendable {
    /// A member of a mapping.
    struct Member: Sendable {
        var key: String
        var keyPlace: Place
        var value: ConfigNode
    }

    /// What a node holds.
    enum Content: Sendable {
        /// A scalar; a plain one may be a number or a truth value, a quoted one is always text.
        case scalar(String, isPlain: Bool)
        case list([ConfigNode])
        case mapping([Member])
    }

    var content: Content
    var place: Place
    /// True when the value was told to be wrong already: what depends on it is not told as well.
    var isRefused = false

    /// The member of a mapping.
    subscript(key: String) -> ConfigNode? { members.first { $0.key == key }?.value }
    /// The members of a mapping; none for other nodes.
    var members: [Member] { if case .mapping(let members) = content { members } else { [] } }
    /// The elements of a list; none for other nodes.
    var elements: [ConfigNode] { if case .list(let elements) = content { elements } else { [] } }
    /// The text of a scalar.
    var text: String? { if case .scalar(let text, _) = content { text } else { nil } }
    /// True for an empty value, `~` and `null`.
    var isNull: Bool {
        if case .scalar(let text, isPlain: true) = content { ["", "~", "null", "Null", "NULL"].contains(text) } else { false }
    }

    /// What the node is, for messages: "a list", "the text 'x'".
    var description: String {
        switch content {
        case .list: "a list"
        case .mapping: "a mapping"
        case .scalar where isNull: "nothing"
        case .scalar(let text, _): "'\(text.count > 40 ? String(text.prefix(40)) + "…" : text)'"
        }
    }
}
