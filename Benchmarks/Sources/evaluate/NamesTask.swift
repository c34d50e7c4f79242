import Language
import Rapporteur

/// Named entities. Reads JSON lines of `id` and `tokens` and writes the same lines with `ner` (BIO).
enum NamesTask: Task {
    static let name = "ner"
    static let help = "CORPUS.jsonl[.gz] OUTPUT.jsonl [--model fast|accurate|auto]"

    static func run(_ arguments: Arguments) throws {
        let stage = try LanguageStage(LanguageOptions(model: try arguments.tier() ?? LanguageOptions().model), in: StageEnvironment())
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let words = (record[key: "tokens"]?.array ?? []).map { $0.string ?? "" }
            var text = ""
            var starts: [Int32] = []
            for word in words {
                if !text.isEmpty { text += " " }
                starts.append(Int32(text.utf8.count))
                text += word
            }
            var metadata = Metadata()
            metadata.language = "en"
            var document = Document(text: text, metadata: metadata)
            try stage.process(&document, StageContext(stageID: "language"))
            var labels = [String](repeating: "O", count: words.count)
            for entity in try document.layer(Entities.self).entities {
                // The corpus may split words otherwise: a name covers every word that it touches.
                var first = true
                for (number, word) in words.enumerated() {
                    let span = Span(starts[number], starts[number] + Int32(word.utf8.count))
                    guard span.overlaps(entity.span), labels[number] == "O" else { continue }
                    labels[number] = (first ? "B-" : "I-") + entity.label.rawValue
                    first = false
                }
            }
            writer.object { writer in
                writer.key("id")
                writer.string(record[key: "id"]?.string ?? "")
                writer.key("tokens")
                writer.array(words) { $0.string($1) }
                writer.key("ner")
                writer.array(labels) { $0.string($1) }
            }
        }
    }
}
