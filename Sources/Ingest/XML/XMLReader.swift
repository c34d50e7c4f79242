import Markup
import Prose

/// Reads one article from XML of a known news dialect, or of an unknown one by its paragraphs.
struct XMLReader {
    let resources: IngestResources

    /// - Throws: `IngestError.noText`.
    func read(_ xml: [UInt8], address: String?) throws -> ExtractedArticle {
        let tree: MarkupTree
        do { tree = try MarkupTree.xml(xml) } catch { throw IngestError.noText(format: "XML") }
        guard let root = tree.root.elements.first else { throw IngestError.noText(format: "XML") }
        if let feed = FeedReader(dates: resources.dates).feed(root) { return try FeedArticle(resources: resources).whole(feed) }
        let parts = ArticleParts.articles(root)
        if root.spelling.lowercased() == "html" { return try PageReader(resources: resources).read(xml, address: address) }
        // Of dialects that show only in the root the first article is found from there.
        let isRootBound = ["mediawiki", "message"].contains(root.spelling.lowercased())
        var article = try firstReadable(parts.isEmpty || isRootBound ? [root] : parts)
        if parts.count > 1 { article.warnings.append("the file holds \(parts.count) items; only the first with text was read") }
        if tree.isTruncated { article.warnings.append("the file exceeds the limits of size or depth; what lies beyond was left out") }
        return article
    }

    /// The first item that holds text: packages begin with items that only list the others.
    private func firstReadable(_ elements: [MarkupNode]) throws -> ExtractedArticle {
        for element in elements.prefix(200).dropLast() {
            if let article = try? read(element: element) { return article }
        }
        return try read(element: elements[min(elements.count, 200) - 1])
    }

    /// One article element.
    func read(element: MarkupNode) throws -> ExtractedArticle {
        let dialect = XMLReader.dialect(of: element)
        var article = ExtractedArticle()
        article.metadata = dialect.map { metadata($0, element) } ?? Metadata()
        article.metadata.format = dialect.map(Self.formatName) ?? "xml"
        if dialect == .mediaWiki {
            article.pieces = WikiText.pieces(XMLPath("page/revision/text").nodes(from: element).first?.text ?? "")
        } else {
            article.pieces = body(dialect, element)
        }
        // A headline that the body repeats belongs to the title alone.
        if let first = article.pieces.first, let title = article.metadata.title, article.pieces.count > 1,
            TitleChooser.key(String(decoding: first.text, as: UTF8.self)) == TitleChooser.key(title)
        {
            article.pieces.removeFirst()
        }
        guard !article.pieces.isEmpty else { throw IngestError.noText(format: article.metadata.format ?? "XML") }
        return article
    }

    /// The dialect of an article element.
    static func dialect(of element: MarkupNode) -> XMLDialect? {
        guard let dialect = XMLDialect(rootName: element.spelling.lowercased()) else { return nil }
        // Three formats share a root name but for its case.
        if dialect == .newsItem, element.spelling == "NewsItem" || element.first("NewsManagement") != nil { return .newsML1 }
        if dialect == .newsItem, element.first("contentMeta") == nil, element.first("text") != nil { return .rcv1 }
        return dialect
    }

    private static func formatName(_ dialect: XMLDialect) -> String {
        switch dialect {
        case .newsItem, .newsMessage, .packageItem: "newsml-g2"
        case .newsML1: "newsml-1"
        case .mediaWiki: "mediawiki"
        default: dialect.rawValue
        }
    }

    private func body(_ dialect: XMLDialect?, _ element: MarkupNode) -> [ExtractedArticle.Piece] {
        let blocks = XMLTextBlocks(table: resources.dialects)
        guard let dialect else { return blocks.pieces(of: element) }
        var best: [ExtractedArticle.Piece] = []
        var bestCount = 0
        for row in resources.dialects.rows(of: dialect, field: "text") {
            for node in row.path.nodes(from: element) {
                let pieces = blocks.pieces(of: node)
                let count = pieces.reduce(0) { $0 + $1.text.count }
                if count > bestCount { (best, bestCount) = (pieces, count) }
            }
            // The New York Times corpus repeats the lead before the full text.
            if dialect == .nitf, bestCount > 0 { break }
        }
        // What an article says of itself in short is read before it.
        for row in resources.dialects.rows(of: dialect, field: "lead") {
            guard let node = row.path.nodes(from: element).first else { continue }
            return blocks.pieces(of: node).filter { $0.kind != .heading } + best
        }
        return best
    }

    /// Bylines. Rows that differ in nothing but their last steps stand for one list: persons and groups in the order of the document.
    private func authors(_ dialect: XMLDialect, _ element: MarkupNode) -> [String] {
        for rows in [resources.dialects.rows(of: dialect, field: "author+"), resources.dialects.rows(of: dialect, field: "author")] where !rows.isEmpty {
            let isList = rows[0].field == "author+"
            var found: [(index: Int, name: String)] = []
            for row in rows {
                for node in row.path.nodes(from: element) {
                    guard let value = row.path.value(of: node, parts: row.parts, joint: " ") else { continue }
                    found.append((node.index, value))
                }
                if !isList, !found.isEmpty { break }
            }
            if !found.isEmpty { return (isList ? found.sorted { $0.index < $1.index } : found).map(\.name) }
        }
        return []
    }

    private func metadata(_ dialect: XMLDialect, _ element: MarkupNode) -> Metadata {
        var meta = Metadata()
        func values(_ field: String, joint: String = " ") -> [String] {
            for row in resources.dialects.rows(of: dialect, field: field) {
                let found = row.path.values(from: element, parts: row.parts, joint: joint)
                if !found.isEmpty { return found }
            }
            return []
        }
        func day(_ field: String) -> FoundDate? {
            for row in resources.dialects.rows(of: dialect, field: field) {
                for value in row.path.values(from: element, parts: row.parts, joint: "-") {
                    if let found = resources.dates.first(in: value, order: .dayFirst) ?? yearOrMonth(value) { return found }
                }
            }
            return nil
        }
        meta.title = values("title").first
        meta.language = LanguageTag.normalized(values("language").first)
        let names = AuthorNames(words: resources.bylines)
        for byline in authors(dialect, element).prefix(200) {
            let found = names.names(in: byline)
            for name in found.isEmpty && byline.utf8.count < 80 ? [byline] : found where !meta.authors.contains(name) && !isSignOff(name) {
                meta.authors.append(name)
            }
        }
        if let published = day("published") {
            meta.published = published.day
            meta.publishedTime = published.time
        }
        meta.modified = day("modified")?.day
        meta.site = values("site").first
        meta.section = values("section").first
        meta.summary = values("summary").first
        meta.url = values("url").first.flatMap { WebAddress.isWeb($0) ? $0 : nil }
        var tags: [String] = []
        for tag in values("tags").prefix(40) where !tags.contains(tag) { tags.append(tag) }
        meta.tags = tags
        for (name, isSet) in [("title", meta.title != nil), ("published", meta.published != nil), ("authors", !meta.authors.isEmpty)] where isSet {
            meta.signals[name] = dialect.rawValue
        }
        return meta
    }

    /// Initials in small letters with which desks sign off ("cae", "cae/tcr") name nobody.
    private func isSignOff(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2F } && name.split(separator: "/").allSatisfy { $0.utf8.count <= 4 }
    }

    /// Journals date by year or month: the first day of it.
    private func yearOrMonth(_ value: String) -> FoundDate? {
        let parts = value.split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first, (1900...2100).contains(year), parts.count <= 2,
            let day = CivilDate(year, parts.count > 1 ? parts[1] : 1, 1)
        else { return nil }
        return FoundDate(day: day, range: 0..<value.utf8.count)
    }
}
