import Prose

/// Documents out of feeds.
struct FeedArticle {
    let resources: IngestResources

    /// What the feed says of an entry.
    func metadata(_ entry: FeedEntry, in feed: Feed) -> Metadata {
        var meta = Metadata()
        meta.format = feed.format == "rdf" ? "rss" : feed.format
        meta.title = entry.fields["title"]
        let names = AuthorNames(words: resources.bylines)
        for author in entry.authors {
            let found = names.names(in: author)
            for name in found where !meta.authors.contains(name) { meta.authors.append(name) }
        }
        if let text = entry.fields["published"] ?? entry.fields["created"] ?? entry.fields["updated"],
            let found = resources.dates.first(in: text, order: .monthFirst)
        {
            meta.published = found.day
            meta.publishedTime = found.time
        }
        meta.modified = entry.fields["updated"].flatMap { resources.dates.first(in: $0, order: .monthFirst) }?.day
        meta.site = entry.fields["site"] ?? feed.fields["title"]
        meta.language = LanguageTag.normalized(entry.fields["language"] ?? feed.fields["language"])
        meta.url = entry.fields["link"].map { WebAddress.absolute($0, base: feed.fields["link"]) }.flatMap { WebAddress.isWeb($0) ? $0 : nil }
        meta.tags = entry.tags
        if !entry.contents.isEmpty { meta.summary = entry.fields["summary"] }
        for (name, isSet) in [("title", meta.title != nil), ("published", meta.published != nil), ("authors", !meta.authors.isEmpty)] where isSet {
            meta.signals[name] = "feed"
        }
        return meta
    }

    /// The fullest text of an entry: its longest content, else its summary.
    func content(_ entry: FeedEntry) -> Feed.Content? {
        entry.contents.max { $0.value.utf8.count < $1.value.utf8.count } ?? entry.summary
    }

    /// A feed that nobody cut into its entries: one document, the entries one after another.
    func whole(_ feed: Feed) throws -> ExtractedArticle {
        var article = ExtractedArticle()
        for entry in feed.entries.prefix(1_000) {
            guard let content = content(entry) else { continue }
            if feed.entries.count > 1, let title = entry.fields["title"] { article.pieces.append(.init(text: Array(title.utf8), kind: .heading)) }
            article.pieces += try pieces(content)
        }
        if feed.entries.count == 1 {
            article.metadata = metadata(feed.entries[0], in: feed)
        } else {
            article.metadata.title = feed.fields["title"]
            article.metadata.language = LanguageTag.normalized(feed.fields["language"])
            article.metadata.url = feed.fields["link"]
            article.metadata.format = feed.format
            article.warnings.append("the feed's \(feed.entries.count) entries were read as one document")
        }
        guard !article.pieces.isEmpty else { throw IngestError.container("feed") }
        return article
    }

    private func pieces(_ content: Feed.Content) throws -> [ExtractedArticle.Piece] {
        if content.isHTML { return try PageReader(resources: resources).fragment(Array(content.value.utf8)) }
        return content.value.split(whereSeparator: \.isNewline).map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }.filter { !$0.text.isEmpty }
    }
}
