import Dates
import Rapporteur

/// Sentences said to an assistant, in the conventions of Recognizers-Text; scored by score_recognizers.py of the data folder.
enum RecognizersTask: Task {
    static let name = "recognizers"
    static let help = "sentences of JSON lines {id, input, ref} (recognizers_a.jsonl), read as requests that look forward"

    static func run(_ arguments: Arguments) throws {
        let reader = try RequestReader()
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let moment = record[key: "ref"]?.string
            let (document, found) = try reader.expressions(record[key: "input"]?.string ?? "", at: moment)
            let convention = moment.flatMap { RecognizersConvention(moment: $0) }
            writer.object { writer in
                writer.key("id")
                writer.string(record[key: "id"]?.string ?? "")
                writer.key("results")
                writer.array(found) { writer, expression in
                    let range = document.text.scalarRange(of: RecognizersConvention.trimmed(expression, document.text))
                    let result = convention?.result(of: expression, words: document.text[expression.span].lowercased())
                    writer.object { writer in
                        writer.key("begin")
                        writer.integer(range.start)
                        writer.key("end")
                        writer.integer(range.end)
                        writer.key("type")
                        writer.string(result?.type ?? "date")
                        writer.key("timex")
                        writer.string(expression.value)
                        writer.key("values")
                        writer.array(result?.values ?? []) { writer, value in
                            writer.object { writer in
                                for (key, text) in [("timex", expression.value), ("value", value.value), ("start", value.start), ("end", value.end)] {
                                    guard let text else { continue }
                                    writer.key(key)
                                    writer.string(text)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
