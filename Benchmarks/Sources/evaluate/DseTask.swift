import BenchmarkSupport
import Rapporteur

/// Directed stance between two given mentions of a sentence.
enum DseTask: Task {
    static let name = "dse"
    static let help = "{\"id\",\"text\",\"p\":{start,end},\"q\":{start,end}} lines -> {\"id\",\"label\"} [--model fast|accurate] [--rules] [--threshold 0.22] [--evidence]"

    static func run(_ arguments: Arguments) throws {
        let known = BuiltInStages.all.map(\.card.id)
        let language = try Stages(["language"])
        let rest = try Stages(
            ["quotes", "stance"].filter(known.contains),
            options: [
                "stance": .object(
                    (try arguments.tier().map { [("model", .string($0.rawValue))] } ?? []) + (arguments.options["rules"] == nil ? [] : [("learned", .bool(false))]))
            ])
        let threshold = arguments.options["threshold"].flatMap(Double.init) ?? 0.22
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            var document = Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata)
            let read = try language.run(document)
            // A record is one sentence, as the set has it, also where a missing space or a heading makes two of it.
            var tokens = try read.layer(Tokens.self)
            let whole = 0..<tokens.count
            tokens.sentence = tokens.sentence.map { _ in 0 }
            try document.write(tokens)
            try document.write(
                Sentences(whole.isEmpty ? [] : [Sentences.Sentence(span: tokens.span(of: whole), tokens: whole, block: -1, isProse: true)]))
            if let parse = try read.layerIfPresent(DependencyParse.self) { try document.write(parse) }
            if let entities = try read.layerIfPresent(Entities.self) { try document.write(entities) }
            try document.write(ActorMentions(["p", "q"].map { actor(record[key: $0], $0, document.text, tokens) }))
            document = try rest.run(document)
            let dyads = try document.layer(DyadStances.self).dyads.filter { abs($0.score) >= threshold }
            let best = dyads.max { abs($0.score) < abs($1.score) }
            var label = "neutral"
            if let best {
                let polarity = best.score > 0 ? "pos" : "neg"
                label = best.from == 0 ? "p_\(polarity)_q" : "q_\(polarity)_p"
            }
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("label")
                writer.string(label)
                if arguments.options["evidence"] != nil {
                    writer.key("evidence")
                    writer.array(dyads) { writer, dyad in
                        writer.string("\(dyad.from)>\(dyad.to) \(dyad.score) " + dyad.evidence.map { "\($0.why ?? "") \($0.polarity ?? 0) \($0.p)" }.joined(separator: "; "))
                    }
                }
            }
        }
    }

    private static func actor(_ given: JSONValue?, _ slug: String, _ text: Text, _ tokens: Tokens) -> ActorMentions.Actor {
        let span = text.span(ofScalars: given?[key: "start"]?.int ?? 0, given?[key: "end"]?.int ?? 0)
        let range = tokens.range(covering: span)
        let mention = ActorMentions.Mention(
            span: span, tokens: range, head: max(range.lowerBound, range.upperBound - 1), form: .name, why: "given")
        return ActorMentions.Actor(entity: slug, name: text[span], kind: .unknown, mentions: range.isEmpty ? [] : [mention])
    }
}
