import Dates
import Rapporteur

/// Temporal expressions: JSON lines of `id`, `text`, `dct` (and `lang`) in, `timexes` out, offsets in code points.
enum TimexTask: Task {
    static let name = "timex"
    static let help = """
        temporal expressions of JSON lines with dct (timebank.jsonl); --anchor, --prefer, --order, --style as for the stage; --choices FILE; \
        --folds PREFIX takes the weights of document d from PREFIX<fold of d>.tsv
        """

    /// Parts into which documents fall for cross-validation.
    private static let foldCount = 5

    static func run(_ arguments: Arguments) throws {
        var options: [(key: String, value: JSONValue)] = []
        for name in ["anchor", "prefer", "order", "style"] {
            if let value = arguments.options[name] { options.append((name, .string(value))) }
        }
        let language = try Stages(["language"])
        let environment = StageEnvironment()
        let decoded = try OptionDecoder.decode(DatesOptions.self, from: .object(options))
        let stages: [DatesStage] =
            if let prefix = arguments.options["folds"] {
                try (0..<foldCount).map { fold in
                    try DatesStage(
                        decoded, in: environment, weights: ResourceTable(name: "\(prefix)\(fold).tsv", text: try MappedFile("\(prefix)\(fold).tsv").text))
                }
            } else {
                [try DatesStage(decoded, in: environment)]
            }
        var choices: [UInt8] = []
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.publishedTime = record[key: "dct"]?.string
            metadata.published = metadata.publishedTime.flatMap { CivilDate(iso: $0) }
            metadata.language = record[key: "lang"]?.string ?? "en"
            let id = record[key: "id"]?.string ?? ""
            let stage = stages.count == 1 ? stages[0] : stages[id.utf8.reduce(0) { $0 + Int($1) } % foldCount]
            var document = try language.run(Document(id: id, text: record[key: "text"]?.string ?? "", metadata: metadata))
            document.access = DatesStage.card.access
            try stage.process(&document, StageContext(stageID: DatesStage.card.id))
            document.access = nil
            if arguments.options["choices"] != nil { choices += lines(of: try stage.anchorChoices(in: document), in: document) }
            let expressions = try document.layer(TemporalExpressions.self).expressions
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("timexes")
                // As in the gold, an expression that spans a whole range gives way to the two points inside it, and named periods
                // ("World War II") are no temporal expressions of TimeML.
                writer.array(expressions.filter { !($0.beginPoint != nil && $0.endPoint != nil) && $0.rule != "period" }) {
                    write($1, in: document, to: &$0)
                }
            }
        }
        if let path = arguments.options["choices"] { try Files.write(choices, to: path) }
    }

    private static func write(_ expression: TemporalExpressions.Expression, in document: Document, to writer: inout JSONWriter) {
        let range = document.text.scalarRange(of: expression.span)
        writer.object { writer in
            writer.key("begin")
            writer.integer(range.start)
            writer.key("end")
            writer.integer(range.end)
            for (key, value) in [
                ("text", document.text[expression.span]), ("type", expression.kind.rawValue), ("value", expression.value),
                ("mod", expression.mod), ("quant", expression.quant), ("freq", expression.freq), ("rule", expression.rule),
                ("from", expression.begin?.description), ("to", expression.end?.description),
            ] {
                guard let value else { continue }
                writer.key(key)
                writer.string(value)
            }
        }
    }

    /// The choices among years and weeks with their features, from which the weights are learned (Training/dates).
    private static func lines(of choices: [AnchorChoice], in document: Document) -> [UInt8] {
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
