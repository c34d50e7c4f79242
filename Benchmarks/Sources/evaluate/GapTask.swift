import Rapporteur

/// Ambiguous pronouns (GAP): does the pronoun belong to the actor of name A, of name B, or of neither?
enum GapTask: Task {
    static let name = "gap"
    static let help = "pronouns between two names (gap-dev.jsonl.gz)"

    static func run(_ arguments: Arguments) throws {
        let stages = try Stages(["language", "actors"])
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try stages.run(Document(text: record[key: "text"]?.string ?? "", metadata: metadata))
            let actors = try document.layer(ActorMentions.self).actors
            func span(_ key: String) -> Span {
                guard let pair = record[key: key]?.array, pair.count == 2, let start = pair[1].int else { return Span(0, 0) }
                return document.text.span(ofScalars: start, start + (pair[0].string?.unicodeScalars.count ?? 0))
            }
            let pronoun = span("pronoun")
            let meant = actors.first { $0.mentions.contains { $0.span == pronoun } }
            func isMeant(_ name: String) -> Bool {
                let place = span(name)
                return meant?.mentions.contains { $0.span.overlaps(place) } ?? false
            }
            writer.object { writer in
                writer.key("id")
                writer.string(record[key: "id"]?.string ?? "")
                writer.key("A_coref")
                writer.bool(isMeant("A"))
                writer.key("B_coref")
                writer.bool(isMeant("B"))
            }
        }
    }
}
