import Prose

/// Documents out of feeds.
struct FeedArticle {
    let resources: IngestResources

    /// What the feed says of an entry.
    func metadata(_ entry: FeedEntry, in feed: Feed) -> Metadata {
        var meta = Metadata()
        meta.format = feed.format == "rdf" ? "rss" : feed.format
        meta.title = entry.title.map { Squeeze.text($0.plain) }
        meta.authors = authors(entry, feed)
        if let text = entry.published ?? entry.created ?? entry.updated, let found = resources.dates.first(in: text, order: .monthFirst) {
            meta.published = found.day
            meta.publishedTime = found.time
        }
        meta.modified = entry.updated.flatMap { resources.dates.first(in: $0, order: .monthFirst) }?.day
        meta.site = (entry.source?.title ?? feed.head.title).map { Squeeze.text($0.plain) } ?? entry.publisher ?? feed.head.publisher
        meta.language = LanguageTag.normalized(entry.language ?? entry.body?.language ?? feed.head.language)
        meta.url = entry.link.map { WebAddress.absolute($0, base: feed.head.link) }.flatMap { WebAddress.isWeb($0) ? $0 : nil }
        for category in entry.categories.prefix(40) where !meta.tags.contains(category.label ?? category.term) {
            meta.tags.append(Squeeze.text(category.label ?? category.term))
        }
        if !entry.contents.isEmpty { meta.summary = entry.summary.map { Squeeze.text($0.plain) } }
        for (name, isSet) in [
            ("title", meta.title != nil), ("published", meta.published != nil), ("authors", !meta.authors.isEmpty), ("modified", meta.modified != nil),
            ("site", meta.site != nil), ("language", meta.language != nil), ("url", meta.url != nil),
        ] where isSet {
            meta.signals[name] = "feed"
        }
        return meta
    }

    /// The names of an entry's authors; those of the feed it was taken from where it names none, as Atom has it (RFC 4287, 4.2.1).
    private func authors(_ entry: FeedEntry, _ feed: Feed) -> [String] {
        let names = AuthorNames(words: resources.bylines)
        var lists = [entry.authors, entry.source?.authors ?? []]
        if feed.format == "atom" { lists.append(feed.head.authors) }
        lists.append(entry.contributors)
        for persons in lists {
            var found: [String] = []
            for person in persons {
                guard let name = person.name else { continue }
                for name in names.names(in: name) where !found.contains(name) { found.append(name) }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// A feed that nobody cut into its entries: one document, the entries one after another.
    func whole(_ feed: Feed) throws -> ExtractedArticle {
        var article = ExtractedArticle()
        for entry in feed.entries.prefix(1_000) {
            guard let body = entry.body else { continue }
            if feed.entries.count > 1, let title = entry.title { article.pieces.append(.init(text: Array(Squeeze.text(title.plain).utf8), kind: .heading)) }
            article.pieces += try pieces(body)
        }
        if feed.entries.count == 1 {
            article.metadata = metadata(feed.entries[0], in: feed)
        } else {
            article.metadata.title = feed.head.title.map { Squeeze.text($0.plain) }
            article.metadata.language = LanguageTag.normalized(feed.head.language)
            article.metadata.url = feed.head.link.flatMap { WebAddress.isWeb($0) ? $0 : nil }
            article.metadata.format = feed.format == "rdf" ? "rss" : feed.format
            article.warnings.append("the feed's \(feed.entries.count) entries were read as one document")
        }
        guard !article.pieces.isEmpty else { throw IngestError.container("feed") }
        return article
    }

    private func pieces(_ content: FeedText) throws -> [ExtractedArticle.Piece] {
        if content.isHTML { return try PageReader(resources: resources).fragment(Array(content.value.utf8)) }
        return content.value.split(whereSeparator: \.isNewline).map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }.filter { !$0.text.isEmpty }
    }
}
