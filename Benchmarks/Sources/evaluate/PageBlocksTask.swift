import Glibc
import Rapporteur

/// Training rows of the block model: a folder as for `pages`; for each page its blocks with their features out.
enum PageBlocksTask: Task {
    static let name = "page-blocks"
    static let help = "blocks and features of a folder of pages, for Training/ingest"

    static func run(_ arguments: Arguments) throws {
        let rows = try PageBlockRows(in: StageEnvironment())
        try Files.write(try Files.lines("\(arguments.input)/gold.jsonl"), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let plain = "\(arguments.input)/html/\(id).html"
            let bytes = try Files.read(access(plain, R_OK) == 0 ? plain : plain + ".gz")
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("blocks")
                writer.array(rows.rows(bytes)) { writer, row in
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
