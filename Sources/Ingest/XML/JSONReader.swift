import Markup
import Prose

/// Reads one article from JSON: ninjs 1 to 3 (IPTC), and objects with the same kind of keys.
struct JSONReader {
    let resources: IngestResources

    /// - Throws: `IngestError` when it is no JSON or holds no article.
    func read(_ json: [UInt8]) throws -> ExtractedArticle {
        guard let value = try? JSONParser.parse(json), let object = value.array?.first ?? Optional(value), object.object != nil else {
            throw IngestError.notText("JSON that is ill-formed or no object")
        }
        var article = ExtractedArticle()
        article.metadata = metadata(object)
        for body in bodies(object) {
            let pieces = body.isHTML ? markup(body.value) : plain(body.value)
            if !pieces.isEmpty {
                article.pieces = pieces
                break
            }
        }
        // A headline that the body repeats belongs to the title alone.
        if let first = article.pieces.first, let title = article.metadata.title, article.pieces.count > 1,
            TitleChooser.key(String(decoding: first.text, as: UTF8.self)) == TitleChooser.key(title)
        {
            article.pieces.removeFirst()
        }
        guard !article.pieces.isEmpty else { throw IngestError.noText(format: "JSON") }
        return article
    }

    private func plain(_ text: String) -> [ExtractedArticle.Piece] {
        text.split(whereSeparator: \.isNewline).map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }.filter { !$0.text.isEmpty }
    }

    /// Bodies, the best first: HTML before plain text, the longest of a kind before its excerpts. Markup of other kinds is left.
    private func bodies(_ object: JSONValue) -> [(value: String, isHTML: Bool)] {
        var result: [(value: String, isHTML: Bool)] = []
        for body in object[key: "bodies"]?.array ?? [] {
            guard let value = body[key: "value"]?.string, !value.isEmpty else { continue }
            let type = body[key: "contenttype"]?.string ?? (value.hasText("<p") ? "text/html" : "text/plain")
            if type.hasText("html") { result.append((value, true)) } else if type.hasText("text/plain") { result.append((value, false)) }
        }
        result.sort { $0.isHTML != $1.isHTML ? $0.isHTML : $0.value.utf8.count > $1.value.utf8.count }
        for key in ["body_xhtml", "body_html", "content_html", "body_text", "content_text", "articleBody", "body", "content", "text", "description_text"] {
            if let value = object[key: key]?.string, !value.isEmpty { result.append((value, value.hasText("<p") || value.hasText("<br") || key.hasSuffix("html"))) }
        }
        for description in object[key: "descriptions"]?.array ?? [] {
            if let value = description[key: "value"]?.string, !value.isEmpty { result.append((value, value.hasText("<p"))) }
        }
        return result
    }

    /// The blocks of a body in HTML, without figures and their captions.
    private func markup(_ html: String) -> [ExtractedArticle.Piece] {
        guard let tree = try? MarkupTree.html(Array(html.utf8)) else { return [] }
        return XMLTextBlocks(table: resources.dialects).pieces(of: tree.root.descendant("body") ?? tree.root)
    }

    private func metadata(_ object: JSONValue) -> Metadata {
        func text(_ keys: String...) -> String? {
            for key in keys {
                if let value = object[key: key]?.string, !value.isEmpty { return Squeeze.text(value) }
                if let value = object[key: key]?[0]?[key: "value"]?.string, !value.isEmpty { return Squeeze.text(value) }
            }
            return nil
        }
        var meta = Metadata()
        meta.format = object[key: "uri"] != nil || object[key: "versioncreated"] != nil ? "ninjs" : "json"
        meta.title = text("headline", "headlines", "title", "titles", "name")
        let names = AuthorNames(words: resources.bylines)
        if let byline = text("byline", "by", "author") {
            meta.authors = names.names(in: byline)
            if meta.authors.isEmpty { meta.authors = [byline] }
        }
        for author in (object[key: "authors"]?.array ?? []).prefix(60) where meta.authors.count < 60 {
            guard let name = author.string ?? author[key: "name"]?.string else { continue }
            for name in names.names(in: name) where !meta.authors.contains(name) { meta.authors.append(name) }
        }
        for key in ["firstcreated", "contentcreated", "versioncreated", "datePublished", "date_published", "published", "date"] where meta.published == nil {
            guard let found = object[key: key]?.string.flatMap({ resources.dates.first(in: $0, order: .dayFirst) }) else { continue }
            meta.published = found.day
            meta.publishedTime = found.time
            meta.signals["published"] = key
        }
        meta.modified = object[key: "versioncreated"]?.string.flatMap { resources.dates.first(in: $0, order: .dayFirst) }?.day
        meta.language = LanguageTag.normalized(text("language"))
        meta.site = text("source", "copyrightholder", "infosources")
        meta.url = text("url", "canonical").flatMap { WebAddress.isWeb($0) ? $0 : nil }
        meta.tags = (object[key: "subject"]?.array ?? object[key: "subjects"]?.array ?? []).prefix(40).compactMap { $0[key: "name"]?.string }
        return meta
    }
}
