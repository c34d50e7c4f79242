import Markup
import Prose

/// Gathers `PageSignals` from a tree.
struct PageSignalReader {
    let tree: MarkupTree
    let names: MetaNames
    let lexicon: ClassLexicon
    /// A hostile page has any number of everything.
    private static let maximum = 200

    func read() -> PageSignals {
        var signals = PageSignals()
        var linkedData: [String] = []
        for node in 1..<max(1, tree.count) {
            switch tree.name(of: node) {
            case .meta: meta(node, &signals)
            case .title:
                if signals.titleElement == nil, tree.name(of: tree.parent(of: node)) != .other { signals.titleElement = Squeeze.text(tree.textBytes(of: node).prefix(2_000)) }
            case .html: if signals.language == nil { signals.language = language(node) }
            case .body: if signals.language == nil { signals.language = language(node) }
            case .link:
                if signals.canonical == nil, tree.attribute(.rel, of: node)?.lowercased() == "canonical" {
                    signals.canonical = tree.attribute(.href, of: node)
                }
                itemProperty(node, &signals)
            case .script:
                if linkedData.count < 40, tree.attribute(.type, of: node)?.lowercased().hasPrefix("application/ld+json") == true,
                    tree.textRange(of: node).count < 2 << 20
                {
                    linkedData.append(tree.text(of: node))
                }
            case .time: time(node, &signals)
            case .a:
                profileLink(node, &signals)
                itemProperty(node, &signals)
            case .text: break
            default: itemProperty(node, &signals)
            }
        }
        for text in linkedData { signals.jsonLD.read(text) }
        signals.jsonLD.finish()
        return signals
    }

    private func language(_ node: Int) -> String? {
        tree.attribute(.lang, of: node) ?? tree.attribute(named: "xml:lang", of: node)
    }

    private func meta(_ node: Int, _ signals: inout PageSignals) {
        guard let content = tree.attribute(.content, of: node), !content.isEmpty, content.utf8.count < 20_000 else { return }
        let keys: [(MarkupName?, String)] = [(.name, "name"), (.property, "property"), (.itemprop, "itemprop"), (nil, "http-equiv")]
        for (known, spelling) in keys {
            let value = known.map { tree.attribute($0, of: node) } ?? tree.attribute(named: spelling, of: node)
            if let value, value.lowercased() == "twitter:label1" { signals.hasAuthorLabel = content.lowercased().hasPrefix("written by") }
            guard let value, let entry = names.entry(value.lowercased()), entry.rank < 60 || signals.hasAuthorLabel else { continue }
            if signals.meta[entry.field, default: []].count < Self.maximum {
                signals.meta[entry.field, default: []].append(.init(value: content, source: "meta:\(value.lowercased())", rank: entry.rank))
            }
            return
        }
    }

    private func time(_ node: Int, _ signals: inout PageSignals) {
        guard signals.times.count < Self.maximum else { return }
        let value = tree.attribute(.datetime, of: node) ?? tree.attribute(.content, of: node) ?? Squeeze.text(tree.textBytes(of: node).prefix(200))
        let property = (tree.attribute(.itemprop, of: node) ?? "").lowercased()
        let names = ((tree.attribute(.class, of: node) ?? "") + " " + property).lowercased()
        let isModified = names.hasText("modif") || names.hasText("updat")
        signals.times.append(.init(
            node: node, value: value,
            isPublication: !isModified && (tree.has(.pubdate, at: node) || names.hasText("publish") || property == "datecreated"),
            isModification: isModified))
    }

    private func itemProperty(_ node: Int, _ signals: inout PageSignals) {
        if let property = tree.attribute(.itemprop, of: node)?.lowercased() {
            switch property {
            case "datepublished", "datecreated", "datemodified":
                let value = tree.attribute(.content, of: node) ?? tree.attribute(.datetime, of: node) ?? Squeeze.text(tree.textBytes(of: node).prefix(200))
                let field: MetaNames.Field = property == "datemodified" ? .modified : .published
                signals.meta[field, default: []].append(.init(value: value, source: "itemprop:\(property)", rank: property == "datecreated" ? 18 : 12))
            case "author", "creator":
                author(node, "itemprop", 20, &signals)
            case "headline":
                let value = tree.attribute(.content, of: node) ?? Squeeze.text(tree.textBytes(of: node).prefix(500))
                signals.meta[.title, default: []].append(.init(value: value, source: "itemprop:headline", rank: 15))
            default: break
            }
        }
        guard tree.name(of: node) == .a || tree.name(of: node) == .link else { return }
        if let relation = tree.attribute(.rel, of: node)?.lowercased(), relation.split(separator: " ").contains("author") {
            author(node, "rel", 25, &signals)
        }
    }

    /// A link to the page of a person: the address says so.
    private func profileLink(_ node: Int, _ signals: inout PageSignals) {
        guard signals.authors.count < 30, tree.textRange(of: node).count < 200 else { return }
        let isProfile = tree.withAttribute(.href, of: node) { address in
            ByteSearch.contains("/author/", in: address) || ByteSearch.contains("/authors/", in: address)
                || ByteSearch.contains("/contributor", in: address) || ByteSearch.contains("/journalist", in: address)
                || ByteSearch.contains("/writers/", in: address) || ByteSearch.contains("/autor/", in: address)
                || ByteSearch.contains("/auteur/", in: address) || ByteSearch.contains("/by/", in: address)
        }
        if isProfile == true { author(node, "link", 30, &signals) }
    }

    private func author(_ node: Int, _ source: String, _ rank: Int, _ signals: inout PageSignals) {
        guard signals.authors.count < 30 else { return }
        // Inside a Person the name has its own property.
        let view = MarkupNode(tree: tree, index: node)
        if source == "itemprop" {
            var inner = node + 1
            while inner < tree.end(of: node) {
                if tree.attribute(.itemprop, of: inner)?.lowercased() == "name" {
                    let name = tree.attribute(.content, of: inner) ?? Squeeze.text(tree.textBytes(of: inner).prefix(300))
                    signals.authors.append(.init(value: name, source: source, rank: rank))
                    return
                }
                inner += 1
            }
        }
        let text = view["content"] ?? Squeeze.text(tree.textBytes(of: node).prefix(300))
        if !text.isEmpty { signals.authors.append(.init(value: text, source: source, rank: rank)) }
    }
}
