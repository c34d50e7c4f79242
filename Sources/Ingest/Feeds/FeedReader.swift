import Markup
import Prose

/// Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and CDF, with the modules that feeds mix in.
///
/// Entries are found wherever they stand: feeds that close their channel too early, or put items beside it, are common.
struct FeedReader {
    let dates: DateReader

    /// Language and base in force at an element.
    struct Scope {
        var language: String?
        var base: String?

        func inside(_ node: MarkupNode) -> Scope {
            var scope = self
            if let written = node["lang", namespace: xml] { scope.language = written.isEmpty ? nil : written }
            if let written = node["base", namespace: xml] { scope.base = FeedAddress.base(written, in: base) }
            return scope
        }

        private let xml = "http://www.w3.org/XML/1998/namespace"
    }

    /// The feed whose root this is; nil for other XML.
    func feed(_ root: MarkupNode) -> Feed? {
        var feed = Feed()
        let outer = Scope().inside(root)
        switch root.spelling.lowercased() {
        case "rss", "rdf":
            feed.format = root.spelling.lowercased() == "rss" ? "rss" : "rdf"
            let channel = root.elements.first { $0.spelling.lowercased() == "channel" }
            let items = entries(of: root, named: "item")
            guard channel != nil || !items.isEmpty else { return nil }
            let scope = channel.map { outer.inside($0) } ?? outer
            feed.head = head(channel ?? root, scope: scope, isAtom: false)
            feed.entries = items.map { entry($0, scope: scope.inside($0), isAtom: false) }
        case "feed":
            feed.format = "atom"
            feed.head = head(root, scope: outer, isAtom: true)
            feed.entries = entries(of: root, named: "entry").map { entry($0, scope: outer.inside($0), isAtom: true) }
        case "entry" where FeedNamespace(root.namespace) == .atom:
            feed.format = "atom"
            feed.entries = [entry(root, scope: outer, isAtom: true)]
        case "channel":
            let items = entries(of: root, named: "item")
            let isChannel = root.elements.contains { ["title", "abstract", "schedule", "logo"].contains($0.spelling.lowercased()) }
            guard !items.isEmpty || isChannel || ["href", "HREF", "lastmod", "LASTMOD"].contains(where: { root[$0] != nil }) else { return nil }
            feed.format = root["href"] ?? root["HREF"] == nil && items.allSatisfy({ $0["href"] ?? $0["HREF"] == nil }) ? "rss" : "cdf"
            feed.head = head(root, scope: outer, isAtom: false)
            feed.entries = items.map { entry($0, scope: outer.inside($0), isAtom: false) }
        default: return nil
        }
        return feed
    }

    /// All elements of a name in the document that stand in no other of it.
    private func entries(of root: MarkupNode, named name: String) -> [MarkupNode] {
        let tree = root.tree
        var found: [MarkupNode] = []
        var node = root.index + 1
        // What follows a root that was closed too early is the feed's too.
        while node < tree.count {
            if tree.name(of: node) != .text, Self.isNamed(tree.spelling(of: node), name) {
                let space = FeedNamespace(tree.namespace(of: node))
                if space == .core || space == .atom || space == .other {
                    found.append(MarkupNode(tree: tree, index: node))
                    node = tree.end(of: node)
                    continue
                }
            }
            node += 1
        }
        return found
    }

    private static func isNamed(_ spelling: String, _ name: String) -> Bool {
        spelling.utf8.count == name.utf8.count && (spelling == name || spelling.lowercased() == name)
    }

    private func head(_ node: MarkupNode, scope: Scope, isAtom: Bool) -> FeedFacts {
        var fields = FeedFields(dates: dates, isAtom: isAtom, isEntry: false)
        fields.read(node, scope: scope)
        var facts = fields.facts
        facts.language = facts.language ?? node["lang", namespace: "http://www.w3.org/XML/1998/namespace"] ?? scope.language
        return facts
    }

    private func entry(_ node: MarkupNode, scope: Scope, isAtom: Bool) -> FeedEntry {
        var fields = FeedFields(dates: dates, isAtom: isAtom, isEntry: true)
        fields.read(node, scope: scope)
        var entry = FeedEntry(facts: fields.facts, contents: fields.contents, isOpaqueID: fields.isOpaqueID)
        entry.facts.id = entry.facts.id ?? node["about"]
        entry.facts.language = entry.facts.language ?? scope.language
        entry.source = fields.source.map { head($0, scope: scope.inside($0), isAtom: isAtom) }
        if let title = fields.sourceTitle, entry.source?.title == nil { entry.source = FeedFacts(title: title) }
        return entry
    }
}
