import Rapporteur

/// Figures of JSON lines, in the convention of the file they are compared with.
enum FiguresTask: Task {
    static let name = "figures"
    static let help = "figures of JSON lines {\"id\",\"text\"} (hardcases, newsquant, rtext_cqe, recognizers, duckling, quantulum)"

    static func run(_ arguments: Arguments) throws {
        let known = BuiltInStages.all.map(\.card.id)
        let wanted = ["language", "dates", "actors", "quotes", "figures"].filter { known.contains($0) }
        let lines = try Files.lines(arguments.input)
        // These files count lengths of time among quantities; in a report they are dates, which the option adds to the figures.
        let stages = try Stages(wanted, options: ["figures": .object([("durations", .bool(true))])])
        try Files.write(lines, to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try stages.run(Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
            let rows = try FigureConvention(record).rows(document)
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("figures")
                writer.array(rows) { writer, row in write(row, document.text, &writer) }
            }
        }
    }

    private static func write(_ row: FigureConvention.Row, _ text: Text, _ writer: inout JSONWriter) {
        let range = text.scalarRange(of: row.span)
        writer.object { writer in
            writer.key("lo")
            if let low = row.low { writer.json(low.description.utf8) } else { writer.null() }
            writer.key("hi")
            if let high = row.high { writer.json(high.description.utf8) } else { writer.null() }
            for (key, value) in [("unit", row.unit), ("change", row.change), ("mod", row.modifier), ("effect", row.effect ?? ""), ("surface", text[row.span])] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("start")
            writer.integer(range.start)
            writer.key("end")
            writer.integer(range.end)
            writer.key("concept")
            writer.array(row.concept) { $0.string($1) }
        }
    }
}
