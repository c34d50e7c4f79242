import Rapporteur

/// Web pages: a folder with `gold.jsonl` (only ids and addresses are read) and `html/<id>.html` or `.html.gz`; text and metadata out.
enum PagesTask: Task {
    static let name = "pages"
    static let help = "main text and metadata of a folder of pages (gold.jsonl for ids, html/<id>.html[.gz]); --url uses the addresses"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["ingest"])
        try PageFolder(arguments.input).write(to: arguments.output) { writer, page in
            let address = arguments.options["url"] == nil ? nil : page.address
            let document = try? stages.run(Document(id: page.id, source: Source(payload: .html(page.bytes), url: address)))
            let meta = document?.metadata ?? Metadata()
            writer.object { writer in
                writer.key("id")
                writer.string(page.id)
                writer.key("text")
                writer.string(document.map { $0.text[$0.text.span] } ?? "")
                for (key, value) in [
                    ("title", meta.title), ("author", meta.authors.isEmpty ? nil : meta.authors.joined(separator: ", ")),
                    ("date", meta.published?.description), ("site", meta.site), ("lang", meta.language),
                    ("dateSource", meta.signals["published"]), ("authorSource", meta.signals["authors"]), ("titleSource", meta.signals["title"]),
                ] where value != nil {
                    writer.key(key)
                    writer.string(orNull: value)
                }
            }
        }
    }
}
