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

    /// The same over a tree written by hand: `form:UPOS:XPOS:head:relation[:lemma]`, heads counted from 1, 0 for the root.
    static func events(tree: String, actors names: [String]) throws -> [EventMentions.Event] {
        var tokens = Tokens(), heads: [Int32] = [], relations: [DependencyRelation] = []
        var text = ""
        for word in tree.split(separator: " ") {
            let fields = word.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
            let rest = fields[3].split(separator: ":").map(String.init)
            let start = text.utf8.count
            text += fields[0]
            let lemma = rest.last { $0.hasPrefix("=") }?.dropFirst().description ?? WordHash.lowercased(String(fields[0]))
            tokens.spans.append(Span(start, text.utf8.count))
            tokens.lower.append(WordHash.of(fields[0]))
            tokens.lemma.append(WordHash.of(lemma))
            tokens.upos.append(PartOfSpeech(label: String(fields[1])) ?? .other)
            tokens.xpos.append(PennTag(label: String(fields[2])))
            tokens.flags.append([])
            tokens.sentence.append(0)
            heads.append((Int32(rest[0]) ?? 0) - 1)
            relations.append(DependencyRelation(label: rest[1...].filter { !$0.hasPrefix("=") }.joined(separator: ":")))
            text += " "
        }
        var document = Document(text: text)
        try document.write(tokens)
        try document.write(Sentences([.init(span: Span(0, text.utf8.count - 1), tokens: 0..<tokens.count, block: -1, isProse: true)]))
        try document.write(DependencyParse(heads: heads, relations: relations))
        try document.write(actorLayer(names, text, tokens))
        try EventsStage(NoOptions(), in: StageEnvironment()).process(&document, StageContext(stageID: "events"))
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
