import Dates
import Dates
import Rapporteur

/// Temporal expressions: JSON lines of `id`, `text`, `dct` in, `timexes` out, offsets in code points.
enum TimexTask: Task {
    static let name = "timex"
    static let help = "temporal expressions of JSON lines with dct (timebank.jsonl); --anchor, --prefer, --order as for the stage; --choices FILE"

    static func run(_ arguments: Arguments) throws {
        var options: [(key: String, value: JSONValue)] = []
        for name in ["anchor", "prefer", "order"] {
            if let value = arguments.options[name] { options.append((name, .string(value))) }
        }
        let stages = try Stages(["language", "dates"], options: ["dates": .object(options)])
        let chooser = arguments.options["choices"] == nil ? nil : try DatesStage(DatesOptions(), in: StageEnvironment())
        var choices: [UInt8] = []
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.publishedTime = record[key: "dct"]?.string
            metadata.published = metadata.publishedTime.flatMap { CivilDate(iso: $0) }
            metadata.language = "en"
            let id = record[key: "id"]?.string ?? ""
            let document = try stages.run(Document(id: id, text: record[key: "text"]?.string ?? "", metadata: metadata))
            if let chooser { choices += try lines(of: try chooser.anchorChoices(in: document), in: document) }
            let expressions = try document.layer(TemporalExpressions.self).expressions
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("timexes")
                // As in the gold, an expression that spans a whole range gives way to the two points inside it.
                writer.array(expressions.filter { !($0.beginPoint != nil && $0.endPoint != nil) }) { writer, expression in
                    let range = document.text.scalarRange(of: expression.span)
                    writer.object { writer in
                        writer.key("begin")
                        writer.integer(range.start)
                        writer.key("end")
                        writer.integer(range.end)
                        writer.key("text")
                        writer.string(document.text[expression.span])
                        writer.key("type")
                        writer.string(expression.kind.rawValue)
                        writer.key("value")
                        writer.string(expression.value)
                        if let mod = expression.mod {
                            writer.key("mod")
                            writer.string(mod)
                        }
                        if let quant = expression.quant {
                            writer.key("quant")
                            writer.string(quant)
                        }
                        if let freq = expression.freq {
                            writer.key("freq")
                            writer.string(freq)
                        }
                    }
                }
            }
        }
        if let path = arguments.options["choices"] { try Files.write(choices, to: path) }
    }

    /// The choices among years and weeks with their features, from which the weights are learned (Training/dates).
    private static func lines(of choices: [AnchorChoice], in document: Document) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for choice in choices {
            let range = document.text.scalarRange(of: choice.span)
            var writer = JSONWriter()
            writer.value(
                .object([
                    ("id", .string(document.id)), ("begin", .integer(range.start)), ("end", .integer(range.end)),
                    ("candidates", .array(choice.candidates.map { candidate in
                        .object([("value", .string(candidate.value)), ("features", .array(candidate.features.map { .string($0) }))])
                    })),
                ]))
            bytes += writer.bytes + [0x0A]
        }
        return bytes
    }
}
