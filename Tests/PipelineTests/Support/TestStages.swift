import Pipeline
import Prose
import StageKit

/// A small catalogue for tests of the runner: stages that do little, and do it at once.
enum TestStages {
    static let catalogue = Catalogue([
        StageFactory(Reading.self), StageFactory(Words.self), StageFactory(Days.self), StageFactory(Names.self),
        StageFactory(Attitudes.self),
    ])
}

/// Takes the bytes for text. Bytes that contain `POISON` make it fail, empty ones too.
struct Reading: Stage {
    static let card = StageCard(id: "ingest", version: 1, summary: "takes bytes for text", reads: [], writes: [.text, .meta, .blocks])
    struct Refusal: Error, CustomStringConvertible { var description: String }
    init(_ options: NoOptions, in environment: StageEnvironment) {}
    func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let text = Text(document.source.payload.bytes)
        if text.count == 0 { throw Refusal(description: "the document is empty") }
        if text[text.span].contains("POISON") { throw Refusal(description: "poisoned") }
        try document.write(text)
        try document.write(document.source.given)
        try document.write(Blocks([]))
    }
}

/// Skips text that says so.
struct Words: Stage {
    static let card = StageCard(
        id: "language", version: 2, summary: "sentences", reads: [.text, .meta], mayRead: [.blocks], writes: [.sentences, .tokens])
    init(_ options: NoOptions, in environment: StageEnvironment) {}
    func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        if document.text[document.text.span].hasPrefix("FOREIGN") { throw StageSkipped("language") }
        try document.write(Sentences([]))
        try document.write(Tokens())
    }
}

struct Days: Stage {
    struct Options: StageOptions {
        static let fields = [
            OptionField("anchor", .choice(["auto", "published", "narrative"]), default: .string("auto"), "what relative days count from"),
            OptionField("window", .integer(1...400), default: .integer(30), "days to look back"),
        ]
        let anchor: String
        let window: Int
    }
    static let card = StageCard(id: "dates", version: 1, summary: "days", reads: [.text, .sentences], writes: [.dates])
    init(_ options: Options, in environment: StageEnvironment) {}
    func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        _ = try document.layer(Sentences.self)
        try document.write(TemporalExpressions([]))
    }
}

struct Names: Stage {
    static let card = StageCard(id: "actors", version: 1, summary: "names", reads: [.tokens], writes: [.actors])
    init(_ options: NoOptions, in environment: StageEnvironment) {}
    func process(_ document: inout Document, _ context: borrowing StageContext) throws { try document.write(ActorMentions([])) }
}

/// Reads a layer that its card does not name when the text asks for it.
struct Attitudes: Stage {
    static let card = StageCard(
        id: "stance", version: 1, summary: "stances", reads: [.text, .actors], writes: [.stances, .authorStances],
        languages: ["en"])
    init(_ options: NoOptions, in environment: StageEnvironment) {}
    func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        if document.text[document.text.span].contains("PRY") { _ = try document.layerIfPresent(TemporalExpressions.self) }
        try document.write(DyadStances([]))
        try document.write(AuthorStances([]))
    }
}
