import Markup
import Prose

/// Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and CDF.
struct FeedReader {
    let dates: DateReader

    /// The feed whose root this is; nil for other XML.
    func feed(_ root: MarkupNode) -> Feed? {
        var feed = Feed()
        var ignored = FeedEntry()
        switch root.spelling.lowercased() {
        case "rss", "rdf":
            feed.format = root.spelling.lowercased() == "rss" ? "rss" : "rdf"
            guard let channel = root.elements.first(where: { $0.spelling.lowercased() == "channel" }) ?? (root.first("item") == nil ? nil : root) else { return nil }
            readFields(channel, root, &feed.fields, &ignored)
            let items = channel.elements.filter { $0.spelling.lowercased() == "item" } + (channel == root ? [] : root.elements.filter { $0.spelling.lowercased() == "item" })
            feed.entries = items.map { entry($0, root, channel) }
        case "feed":
            feed.format = "atom"
            readFields(root, root, &feed.fields, &ignored)
            feed.entries = root.elements.filter { $0.spelling.lowercased() == "entry" }.map { entry($0, root, root) }
        case "entry" where root.namespace.hasText("atom"):
            feed.format = "atom"
            feed.entries = [entry(root, root, root)]
        case "channel" where root.elements.contains(where: { $0.spelling.lowercased() == "item" }):
            feed.format = "cdf"
            readFields(root, root, &feed.fields, &ignored)
            feed.entries = root.elements.filter { $0.spelling.lowercased() == "item" }.map { entry($0, root, root) }
        default: return nil
        }
        if feed.fields["author"] == nil { feed.fields["author"] = ignored.authors.first }
        return feed
    }

    private func entry(_ node: MarkupNode, _ root: MarkupNode, _ channel: MarkupNode) -> FeedEntry {
        var entry = FeedEntry()
        var fields: [String: String] = [:]
        readFields(node, root, &fields, &entry)
        entry.fields = fields
        entry.fields["author"] = entry.authors.first
        if entry.fields["id"] == nil { entry.fields["id"] = node["about"] }
        if entry.fields["link"] == nil, let href = node["href"] ?? node["HREF"] { entry.fields["link"] = href }
        if entry.fields["link"] == nil, let id = entry.fields["id"], WebAddress.isWeb(id), entry.fields["isPermaLink"] != "false" { entry.fields["link"] = id }
        if entry.fields["updated"] == nil, let date = node["LASTMOD"] ?? node["lastmod"] { entry.fields["updated"] = time(date) }
        return entry
    }

    private func readFields(_ node: MarkupNode, _ root: MarkupNode, _ fields: inout [String: String], _ entry: inout FeedEntry) {
        var ranks: [String: Int] = [:]
        func set(_ name: String, _ value: String?, _ rank: Int) {
            guard let value, !value.isEmpty, rank < ranks[name] ?? 99 else { return }
            fields[name] = value
            ranks[name] = rank
        }
        if let href = node["HREF"] ?? node["href"], node.spelling.lowercased() == "channel" { set("link", href, 5) }
        if let date = node["LASTMOD"] ?? node["lastmod"] { set("updated", time(date), 5) }
        set("language", node["lang"], 3)
        for child in node.elements {
            let space = FeedNamespace(child.namespace)
            let text = FeedText.read(child)
            let squeezed = Squeeze.text(text.value)
            let isForeign = space == .media || space == .itunes
            switch child.spelling.lowercased() {
            case "title": set("title", text.plain, isForeign ? 6 : space == .dc ? 4 : 1)
            case "link":
                let href = child["href"]
                let rel = child["rel"] ?? "alternate"
                if let href {
                    if rel == "alternate" { set("link", href, space == .atom && fields["link"] != nil ? 4 : 2) } else if rel == "self" { set("selfLink", href, 1) }
                } else {
                    set("link", squeezed, 1)
                }
            case "guid", "id", "identifier":
                set("id", squeezed, space == .dc || space == .dcterms ? 3 : 1)
                if let permanent = child["isPermaLink"] ?? child["ispermalink"] { fields["isPermaLink"] = permanent }
            case "pubdate", "issued", "published": set("published", time(squeezed), space == .dcterms ? 2 : 1)
            case "date": set("updated", time(squeezed), 3)
            case "updated", "modified", "lastbuilddate": set("updated", time(squeezed), 1)
            case "created": set("created", time(squeezed), 1)
            case "description", "abstract", "tagline", "subtitle", "summary":
                let isSubtitle = entry.summary == nil && !isForeign
                if isSubtitle, !text.value.isEmpty { entry.summary = .init(value: text.value, isHTML: text.isHTML) }
                set("summary", text.plain, isForeign ? 5 : 2)
                set("subtitle", text.plain, isForeign ? 5 : 2)
            case "encoded", "content", "fullitem", "body":
                if space != .media, !text.value.isEmpty { entry.contents.append(.init(value: text.value, isHTML: text.isHTML)) }
            case "div" where child.namespace.hasText("xhtml"): entry.contents.append(.init(value: text.value, isHTML: true))
            case "creator", "author", "managingeditor", "dc:creator":
                let name = personName(child, squeezed)
                if !name.isEmpty, !entry.authors.contains(name) { entry.authors.append(name) }
            case "rights", "copyright": set("rights", text.plain, 1)
            case "language": set("language", squeezed, 1)
            case "category", "subject", "keywords":
                let tag = child["term"] ?? child["label"] ?? squeezed
                if !tag.isEmpty, entry.tags.count < 40, !entry.tags.contains(tag) { entry.tags.append(tag) }
            case "source": set("site", child.first("title").map { Squeeze.text($0.text) } ?? squeezed, 2)
            default: break
            }
        }
    }

    /// "name@example.org (A Name)", "A Name <name@example.org>", or elements name and email.
    private func personName(_ node: MarkupNode, _ text: String) -> String {
        if let name = node.first("name") { return Squeeze.text(name.text) }
        if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close, text[..<open].contains("@") {
            return String(text[text.index(after: open)..<close]).trimmed
        }
        if let open = text.firstIndex(of: "<"), text[open...].contains("@"), open > text.startIndex { return String(text[..<open]).trimmed }
        return text
    }

    /// A time of a feed as ISO 8601; the text itself when it is no time.
    private func time(_ text: String) -> String { FeedTime.iso(text, dates) ?? text }
}
