import Rapporteur

/// Feeds: a folder with `gold.jsonl` (only ids are read) and `xml/<id>.xml`; all fields of the feed and its entries out.
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
                writer.object { fields(feed?.fields ?? [:], &$0) }
                writer.key("entries")
                writer.array(feed?.entries ?? []) { writer, entry in
                    writer.object { writer in
                        fields(entry.fields, &writer)
                        writer.key("content")
                        writer.array(entry.contents) { writer, content in
                            writer.object { writer in
                                writer.key("value")
                                writer.string(content.value)
                            }
                        }
                        writer.key("tags")
                        writer.array(entry.tags) { writer, tag in
                            writer.object { writer in
                                writer.key("term")
                                writer.string(tag)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func fields(_ fields: [String: String], _ writer: inout JSONWriter) {
        for key in fields.keys.sorted() {
            writer.key(key)
            writer.string(fields[key] ?? "")
        }
    }
}
