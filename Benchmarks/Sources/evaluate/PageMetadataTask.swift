import Rapporteur

/// Training rows of the metadata ranker: a folder as for `pages`; for each page the values of its fields with their features out.
enum PageMetadataTask: Task {
    static let name = "page-metadata"
    static let help = "values of title, authors and day of a folder of pages with their features, for Training/ingest"

    static func run(_ arguments: Arguments) throws {
        let rows = try PageMetadataRows(in: StageEnvironment())
        try PageFolder(arguments.input).write(to: arguments.output) { writer, page in
            writer.object { writer in
                writer.key("id")
                writer.string(page.id)
                writer.key("rows")
                writer.array(rows.rows(page.bytes)) { writer, row in
                    writer.object { writer in
                        writer.key("field")
                        writer.string(row.field)
                        writer.key("value")
                        writer.string(row.value)
                        writer.key("features")
                        writer.array(row.features) { $0.string($1) }
                    }
                }
            }
        }
    }
}
