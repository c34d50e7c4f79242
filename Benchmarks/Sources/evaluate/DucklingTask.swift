import Dates
import Rapporteur

/// Phrases with one expression each, in the conventions of Duckling; scored by score_duckling.py beside this package.
enum DucklingTask: Task {
    static let name = "duckling"
    static let help = "one-expression phrases of JSON lines {text, ref} (duckling_en_a.jsonl), read as requests that look forward"

    static func run(_ arguments: Arguments) throws {
        let reader = try RequestReader()
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let text = record[key: "text"]?.string ?? "", moment = record[key: "ref"]?.string
            let (document, found) = try reader.expressions(text, at: moment)
            // Duckling's tests ask for a reading of the whole phrase.
            let widest = found.max { $0.span.count < $1.span.count }
            writer.object { writer in
                writer.key("text")
                writer.string(text)
                guard let widest, let moment, let now = DucklingConvention(moment: moment) else { return }
                for (key, value) in now.members(of: widest, words: document.text[widest.span]) {
                    writer.key(key)
                    writer.string(value)
                }
            }
        }
    }
}
