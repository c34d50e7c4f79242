import Rapporteur

/// Feeds: a folder with `gold.jsonl` (only ids are read) and `xml/<id>.xml`; all fields of the feed and its entries out, under the
/// names that feedparser made common.
enum FeedsTask: Task {
    static let name = "feeds"
    static let help = "fields of a folder of feeds (gold.jsonl for ids, xml/<id>.xml)"

    static func run(_ arguments: Arguments) throws {
        let splitter = try ArticleSplitter(in: StageEnvironment())
        try Files.write(try Files.lines("\(arguments.input)/gold.jsonl"), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let feed = splitter.feed(try Files.read("\(arguments.input)/xml/\(id).xml"))
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("feed")
                writer.object { writer in if let feed { head(feed.head, &writer) } }
                writer.key("entries")
                writer.array(feed?.entries ?? []) { writer, entry in writer.object { self.entry(entry, &$0) } }
            }
        }
    }

    private static func head(_ head: FeedFacts, _ writer: inout JSONWriter) {
        text("title", head.title, &writer)
        text("subtitle", head.summary, &writer)
        text("rights", head.rights, &writer)
        strings(
            [("id", head.id), ("link", head.link), ("language", head.language), ("published", head.published), ("updated", head.updated),
             ("created", head.created), ("publisher", head.publisher)], &writer)
        persons(head.authors, head.contributors, &writer)
        links(head.links, &writer)
        tags(head.categories, &writer)
    }

    private static func entry(_ entry: FeedEntry, _ writer: inout JSONWriter) {
        text("title", entry.title, &writer)
        // feedparser gives the content for a summary that is missing.
        text("summary", entry.summary ?? entry.contents.first, &writer)
        text("rights", entry.rights, &writer)
        strings(
            [("id", entry.id), ("link", entry.link), ("language", entry.language), ("published", entry.published), ("updated", entry.updated),
             ("created", entry.created), ("publisher", entry.publisher)], &writer)
        persons(entry.authors, entry.contributors, &writer)
        links(entry.links, &writer)
        tags(entry.categories, &writer)
        writer.key("content")
        writer.array(entry.contents) { writer, content in writer.object { detail(content, &$0) } }
        if let source = entry.source {
            writer.key("source")
            writer.object { head(source, &$0) }
        }
    }

    private static func strings(_ values: [(String, String?)], _ writer: inout JSONWriter) {
        for (key, value) in values where value != nil {
            writer.key(key)
            writer.string(orNull: value)
        }
    }

    private static func text(_ key: String, _ text: FeedText?, _ writer: inout JSONWriter) {
        guard let text else { return }
        strings([(key, text.plain)], &writer)
        writer.key(key + "_detail")
        writer.object { detail(text, &$0) }
    }

    private static func detail(_ text: FeedText, _ writer: inout JSONWriter) {
        strings([("value", text.value), ("type", text.type), ("language", text.language), ("base", text.base)], &writer)
    }

    private static func persons(_ authors: [FeedPerson], _ contributors: [FeedPerson], _ writer: inout JSONWriter) {
        if let first = authors.first {
            strings([("author", first.name ?? first.email)], &writer)
            writer.key("author_detail")
            writer.object { person(first, &$0) }
        }
        for (key, list) in [("authors", authors), ("contributors", contributors)] {
            writer.key(key)
            writer.array(list) { writer, one in writer.object { person(one, &$0) } }
        }
    }

    private static func person(_ person: FeedPerson, _ writer: inout JSONWriter) {
        strings([("name", person.name), ("email", person.email), ("href", person.href)], &writer)
    }

    private static func links(_ links: [FeedLink], _ writer: inout JSONWriter) {
        for (key, list) in [("links", links), ("enclosures", links.filter { $0.rel == "enclosure" })] {
            writer.key(key)
            writer.array(list) { writer, link in
                writer.object {
                    strings([("href", link.href), ("rel", link.rel), ("type", link.type), ("title", link.title), ("length", link.length)], &$0)
                }
            }
        }
    }

    private static func tags(_ tags: [FeedCategory], _ writer: inout JSONWriter) {
        writer.key("tags")
        writer.array(tags) { writer, tag in writer.object { strings([("term", tag.term), ("scheme", tag.scheme), ("label", tag.label)], &$0) } }
    }
}
