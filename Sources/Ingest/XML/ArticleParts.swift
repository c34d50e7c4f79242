import Markup

/// Finds the articles of a file that may hold several.
enum ArticleParts {
    private static let wrappers: Set<String> = ["newsmessage", "itemset", "newsml", "nitfs", "articles", "pmc-articleset", "documents", "news", "root", "teicorpus", "mediawiki", "message"]

    /// The article elements, in document order; the root itself when it is one.
    static func articles(_ root: MarkupNode) -> [MarkupNode] {
        let name = root.spelling.lowercased()
        switch name {
        case "newsmessage": return root.descendants("newsItem")
        case "newsml":
            let items = root.elements("NewsItem")
            return items.count > 1 ? items : [root]
        case "mediawiki":
            // Pages of other namespaces (talk, templates, users) and redirects are no articles.
            let pages = root.elements("page")
            return pages.count > 1 ? pages.filter { ($0.first("ns")?.text ?? "0") == "0" && $0.first("redirect") == nil } : [root]
        case "message":
            let articles = root.elements("article")
            return articles.count > 1 ? articles : [root]
        default: break
        }
        if XMLReader.dialect(of: root) != nil, name != "pmc-articleset", name != "teicorpus" { return [root] }
        // A wrapper of whatever name around articles of one kind.
        for kind in ["nitf", "newsItem", "NewsML", "article", "TEI"] {
            let found = root.elements(kind)
            if !found.isEmpty, found.allSatisfy({ XMLReader.dialect(of: $0) != nil }) { return found }
        }
        return [root]
    }

    /// An article as a document of its own. Where the dialect shows only in the root, the article keeps a root like it.
    static func document(_ article: MarkupNode, of root: MarkupNode) -> [UInt8] {
        let text = MarkupWriter.document(article)
        let name = root.spelling.lowercased()
        guard name == "mediawiki" || name == "message" else { return Array(text.utf8) }
        let language = LanguageTag.normalized(root["lang"] ?? article["lang"]).map { " xml:lang=\"\($0)\"" } ?? ""
        let site = root.first("siteinfo").map { MarkupWriter.document($0) } ?? ""
        return Array("<\(name)\(language)>\(site)\(text)</\(name)>".utf8)
    }

    /// The name that an article has in its file.
    static func identifier(_ element: MarkupNode) -> String? {
        if let guid = element["guid"], !guid.isEmpty { return guid }
        for path in [
            "head/docdata/doc-id@id-string", "Identification/NewsIdentifier/PublicIdentifier", "NewsItem/Identification/NewsIdentifier/PublicIdentifier",
            "front/article-meta/article-id", "id", "article/head/identifier", "head/identifier", "@itemid",
        ] {
            if let value = XMLPath(path).values(from: element, parts: [], joint: "").first { return value }
        }
        return element["id"]
    }
}
