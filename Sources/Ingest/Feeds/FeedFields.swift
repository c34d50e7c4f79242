import Markup
import Prose

/// What stands in a channel, a feed or an entry, gathered in one pass over its children.
struct FeedFields {
    /// A value and how much the element that gave it is preferred: the lower the more.
    struct Ranked<Value> {
        var value: Value?
        var rank = Int.max

        /// - Parameter isLast: of several of one rank the last counts, as for times that were corrected.
        mutating func set(_ new: Value?, _ newRank: Int, isLast: Bool = false) {
            guard let new, newRank < rank || isLast && newRank == rank else { return }
            (value, rank) = (new, newRank)
        }
    }

    let dates: DateReader
    let isAtom: Bool
    let isEntry: Bool
    var title = Ranked<FeedText>(), summary = Ranked<FeedText>(), rights = Ranked<FeedText>()
    var id = Ranked<String>(), language = Ranked<String>()
    var published = Ranked<String>(), updated = Ranked<String>(), created = Ranked<String>()
    var contents: [FeedText] = []
    var links: [FeedLink] = []
    var authors: [FeedPerson] = [], contributors: [FeedPerson] = []
    /// Who is named only for want of an author: owners of podcasts, web masters.
    var owners: [FeedPerson] = []
    var categories: [FeedCategory] = []
    var publisher: String?
    var isOpaqueID = false
    var source: MarkupNode?
    var sourceTitle: FeedText?

    /// No honest entry has more of one kind.
    private static let maximum = 100

    init(dates: DateReader, isAtom: Bool, isEntry: Bool) {
        self.dates = dates
        self.isAtom = isAtom
        self.isEntry = isEntry
    }

    /// Authors; where none is named, those who stand in for them.
    var allAuthors: [FeedPerson] { authors.isEmpty ? owners : authors }

    /// What was read that feeds and entries share.
    var facts: FeedFacts {
        FeedFacts(
            title: title.value, summary: summary.value, rights: rights.value, id: id.value, links: links, authors: allAuthors,
            contributors: contributors, categories: categories, publisher: publisher, published: published.value,
            updated: updated.value, created: created.value, language: language.value)
    }

    mutating func read(_ node: MarkupNode, scope: FeedReader.Scope) {
        // CDF keeps addresses and days in attributes.
        if !isAtom {
            if let href = node["href"] ?? node["HREF"] { links.append(FeedLink(href: FeedAddress.resolved(href, base: scope.base))) }
            if let date = node["lastmod"] ?? node["LASTMOD"] ?? node["Lastmod"] { updated.set(time(date), 5, isLast: true) }
        }
        for child in node.children where child.isElement { element(child, scope: scope.inside(child)) }
    }

    private mutating func element(_ child: MarkupNode, scope: FeedReader.Scope) {
        let space = FeedNamespace(child.namespace)
        let name = child.spelling.lowercased()
        switch space {
        case .core, .atom: core(name, child, scope, isAtom: isAtom || space == .atom)
        case .dc: dublinCore(name, child, scope)
        case .dcterms: dublinTerms(name, child, scope)
        case .media: media(name, child, scope)
        case .itunes: podcast(name, child, scope)
        case .content: if name == "encoded" { content(child, "text/html", scope, isAtom: false) }
        case .xhtml: if name == "body" || name == "div" { content(child, "application/xhtml+xml", scope, isAtom: false) }
        case .burner: if name == "origlink" { link(Squeeze.text(child.text), scope, isOriginal: true) }
        case .other: break
        }
    }

    private mutating func core(_ name: String, _ child: MarkupNode, _ scope: FeedReader.Scope, isAtom: Bool) {
        switch name {
        case "title": title.set(text(child, nil, scope, isAtom), 1)
        case "link": link(child, scope)
        case "guid", "id":
            id.set(value(child), 1)
            if let permanent = child["isPermaLink"] ?? child["ispermalink"] { isOpaqueID = permanent.lowercased() == "false" }
        case "pubdate", "published": published.set(time(value(child)), 1, isLast: true)
        case "issued": published.set(time(value(child)), 2, isLast: true)
        case "lastbuilddate", "updated": updated.set(time(value(child)), 1, isLast: true)
        case "modified": updated.set(time(value(child)), 2, isLast: true)
        case "created": created.set(time(value(child)), 1, isLast: true)
        case "description", "abstract", "summary", "subtitle", "tagline":
            guard let found = text(child, nil, scope, isAtom) else { break }
            // An entry that has both a description and a summary says more in one of them.
            if isEntry, !isAtom, summary.value != nil, summary.rank <= 2 { add(found) } else { summary.set(found, name == "summary" || name == "subtitle" ? 2 : 1) }
        case "content": content(child, nil, scope, isAtom: isAtom)
        case "encoded", "fullitem": content(child, "text/html", scope, isAtom: isAtom)
        case "body", "xhtml": content(child, "application/xhtml+xml", scope, isAtom: isAtom)
        case "author", "managingeditor": person(child, scope, \.authors)
        case "contributor": person(child, scope, \.contributors)
        case "webmaster": person(child, scope, \.owners)
        case "rights", "copyright": rights.set(text(child, nil, scope, isAtom), 1)
        case "language": language.set(value(child), 1)
        case "category": category(child)
        case "keywords", "tags": tags(value(child))
        case "enclosure":
            guard let href = child["url"] ?? child["href"] else { break }
            append(FeedLink(href: FeedAddress.resolved(href, base: scope.base), rel: "enclosure", type: child["type"], title: nil, length: child["length"]))
        case "source":
            if child.children.contains(where: \.isElement) { source = child } else { sourceTitle = text(child, nil, scope, isAtom) }
        default: break
        }
    }

    private mutating func dublinCore(_ name: String, _ child: MarkupNode, _ scope: FeedReader.Scope) {
        switch name {
        case "title": title.set(text(child, nil, scope, false), 4)
        case "creator", "author": person(child, scope, \.authors)
        case "contributor": person(child, scope, \.contributors)
        case "date": updated.set(time(value(child)), 3, isLast: true)
        case "rights": rights.set(text(child, nil, scope, false), 2)
        case "subject": category(child)
        case "language": language.set(value(child), 2)
        case "identifier": id.set(value(child), 3)
        case "publisher": publisher = publisher ?? value(child)
        case "description": summary.set(text(child, nil, scope, false), 3)
        default: break
        }
    }

    private mutating func dublinTerms(_ name: String, _ child: MarkupNode, _ scope: FeedReader.Scope) {
        switch name {
        case "issued": published.set(time(value(child)), 3, isLast: true)
        case "created": created.set(time(value(child)), 2, isLast: true)
        case "modified": updated.set(time(value(child)), 3, isLast: true)
        case "abstract": summary.set(text(child, nil, scope, false), 4)
        case "title", "creator", "subject", "language", "publisher": dublinCore(name, child, scope)
        default: break
        }
    }

    private mutating func media(_ name: String, _ child: MarkupNode, _ scope: FeedReader.Scope) {
        switch name {
        case "group": for inner in child.elements where FeedNamespace(inner.namespace) == .media { media(inner.spelling.lowercased(), inner, scope) }
        case "title": title.set(text(child, nil, scope, false), 7)
        case "description", "text": summary.set(text(child, nil, scope, false), 7)
        case "keywords": tags(value(child))
        case "credit": if child["role"] == "author" || child["role"] == "writer" { person(child, scope, \.authors) }
        default: break
        }
    }

    private mutating func podcast(_ name: String, _ child: MarkupNode, _ scope: FeedReader.Scope) {
        switch name {
        case "title": title.set(text(child, nil, scope, false), 6)
        case "author": person(child, scope, \.authors)
        case "owner": person(child, scope, \.owners)
        case "summary": summary.set(text(child, nil, scope, false), 5)
        case "subtitle": summary.set(text(child, nil, scope, false), 6)
        case "category":
            for node in [child] + child.elements where categories.count < Self.maximum {
                if let term = node["text"], !term.isEmpty { categories.append(FeedCategory(term: term, scheme: "http://www.itunes.com/")) }
            }
        case "keywords": tags(value(child))
        default: break
        }
    }

    // MARK: Parts

    private func value(_ node: MarkupNode) -> String? {
        let text = Squeeze.text(node.tree.textBytes(of: node.index).prefix(20_000))
        return text.isEmpty ? nil : text
    }

    private func text(_ node: MarkupNode, _ usual: String?, _ scope: FeedReader.Scope, _ isAtom: Bool) -> FeedText? {
        let text = FeedText(node, isAtom: isAtom, usual: usual, language: scope.language, base: scope.base)
        return text.isBlank ? nil : text
    }

    private mutating func content(_ node: MarkupNode, _ usual: String?, _ scope: FeedReader.Scope, isAtom: Bool) {
        // Content that stands elsewhere is not fetched.
        if node["src"] != nil, !node.children.contains(where: { $0.isElement }), node.text.isEmpty { return }
        if let text = text(node, usual, scope, isAtom) { add(text) }
    }

    private mutating func add(_ text: FeedText) { if contents.count < Self.maximum { contents.append(text) } }

    private mutating func person(_ node: MarkupNode, _ scope: FeedReader.Scope, _ list: WritableKeyPath<FeedFields, [FeedPerson]>) {
        guard let person = FeedPerson(node, base: scope.base), !self[keyPath: list].contains(person), self[keyPath: list].count < Self.maximum else { return }
        self[keyPath: list].append(person)
    }

    private mutating func link(_ node: MarkupNode, _ scope: FeedReader.Scope) {
        guard let href = node["href"] else { return link(value(node) ?? node["resource"] ?? "", scope, isOriginal: false) }
        guard !href.isEmpty else { return }
        append(FeedLink(
            href: FeedAddress.resolved(href.trimmed, base: scope.base), rel: node["rel"] ?? "alternate", type: node["type"], title: node["title"],
            length: node["length"]))
    }

    private mutating func link(_ href: String, _ scope: FeedReader.Scope, isOriginal: Bool) {
        guard !href.isEmpty else { return }
        append(FeedLink(href: FeedAddress.resolved(href, base: scope.base), isOriginal: isOriginal))
    }

    private mutating func append(_ link: FeedLink) { if links.count < Self.maximum { links.append(link) } }

    private mutating func category(_ node: MarkupNode) {
        guard let term = node["term"] ?? value(node) ?? node["label"], !term.isEmpty else { return }
        append(FeedCategory(term: term, scheme: node["scheme"] ?? node["domain"], label: node["label"]))
    }

    private mutating func tags(_ list: String?) {
        for tag in (list ?? "").split(separator: ",") where !tag.allSatisfy(\.isWhitespace) { append(FeedCategory(term: String(tag).trimmed)) }
    }

    private mutating func append(_ category: FeedCategory) {
        if categories.count < Self.maximum, !categories.contains(category) { categories.append(category) }
    }

    /// A time of a feed as ISO 8601; the text itself when it is no time.
    private func time(_ text: String?) -> String? { text.map { FeedTime.iso($0, dates) ?? $0 } }
}
