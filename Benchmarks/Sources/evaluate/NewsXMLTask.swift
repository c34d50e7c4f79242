import Rapporteur

/// News formats of XML and JSON: a folder with `gold.jsonl` (only ids and file names are read) and `files/`.
enum NewsXMLTask: Task {
    static let name = "xml"
    static let help = "text and metadata of a folder of news XML and ninjs (gold.jsonl for ids, files/<file>); --plain: as the program gives it"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["ingest"])
        try Files.write(try Files.lines("\(arguments.input)/gold.jsonl"), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let isPlain = arguments.options["plain"] != nil
            var bytes = try Files.read("\(arguments.input)/files/\(record[key: "file"]?.string ?? id)")
            if !isPlain, id.hasPrefix("jats") { bytes = GoldConvention.withoutFigureParagraphs(bytes) }
            let document = try? stages.run(Document(id: id, source: Source(payload: .bytes(bytes))))
            let meta = document?.metadata ?? Metadata()
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("text")
                writer.string(document.map { isPlain ? $0.text[$0.text.span] : GoldConvention.text(of: $0) } ?? "")
                writer.key("title")
                writer.string(orNull: meta.title)
                writer.key("author")
                writer.string(orNull: isPlain ? meta.authors.joined(separator: "; ") : GoldConvention.byline(meta.authors, format: meta.format))
                writer.key("date")
                writer.string(orNull: meta.published?.description)
                writer.key("lang")
                writer.string(orNull: meta.language)
            }
        }
    }
}
