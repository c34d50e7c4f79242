import Events
import Language
import Rapporteur

/// Runs the stages that events need over a sentence, with actors given by their names in the text.
enum Coding {
    static func events(_ text: String, actors names: [String] = [], published: CivilDate? = nil) throws -> [EventMentions.Event] {
        var metadata = Metadata()
        metadata.published = published
        metadata.language = "en"
        var document = Document(text: text, metadata: metadata)
        let environment = StageEnvironment()
        try LanguageStage(NoOptions(), in: environment).process(&document, StageContext(stageID: "language"))
        try document.write(actorLayer(names, text, try document.layer(Tokens.self)))
        try EventsStage(NoOptions(), in: environment).process(&document, StageContext(stageID: "events"))
        return try document.layer(EventMentions.self).events
    }

    /// One actor a name, with a mention wherever the name stands.
    private static func actorLayer(_ names: [String], _ text: String, _ tokens: Tokens) -> ActorMentions {
        let bytes = Array(text.utf8)
        return ActorMentions(names.map { name in
            let wanted = Array(name.utf8)
            var mentions: [ActorMentions.Mention] = []
            var at = 0
            while at + wanted.count <= bytes.count {
                if bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                    let span = Span(at, at + wanted.count)
                    let range = tokens.range(covering: span)
                    mentions.append(.init(span: span, tokens: range, head: range.upperBound - 1, form: .name, why: "rule:test"))
                    at += wanted.count
                } else {
                    at += 1
                }
            }
            return ActorMentions.Actor(entity: name, name: name, kind: .unknown, mentions: mentions)
        })
    }
}
