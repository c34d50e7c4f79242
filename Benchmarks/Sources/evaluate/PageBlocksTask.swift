import Rapporteur

/// Training rows of the block model: a folder as for `pages`; for each page its blocks with their features out.
enum PageBlocksTask: Task {
    static let name = "page-blocks"
    static let help = "blocks and features of a folder of pages, for Training/ingest"

    static func run(_ arguments: Arguments) throws {
        let rows = try PageBlockRows(in: StageEnvironment())
        try PageFolder(arguments.input).write(to: arguments.output) { writer, page in
            writer.object { writer in
                writer.key("id")
                writer.string(page.id)
                writer.key("blocks")
                writer.array(rows.rows(page.bytes)) { writer, row in
                    writer.array { writer in
                        writer.string(row.text)
                        writer.array(row.features) { $0.integer(Int($1)) }
                        writer.array(row.elements) { writer, element in
                            writer.integer(element.start)
                            writer.integer(element.end)
                        }
                        writer.integer(row.make)
                    }
                }
            }
        }
    }
}
