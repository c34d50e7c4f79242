import Actors
import Language
import Prose
import Rapporteur
import StageKit
import Testing

/// Runs language and actors over a text, as the tests of this room do.
struct ActorsFixture {
    let actors: [ActorMentions.Actor]
    let text: Text

    init(_ words: String, published: String? = nil, dictionaries: [String] = [], gazetteers: [String] = [], baseFolder: String = ".") throws {
        var metadata = Metadata()
        metadata.language = "en"
        metadata.published = published.flatMap { CivilDate(iso: $0) }
        var document = Document(text: words, metadata: metadata)
        let environment = StageEnvironment(baseFolder: baseFolder)
        try LanguageStage(NoOptions(), in: environment).process(&document, StageContext(stageID: "language"))
        let stage: ActorsStage
        if dictionaries.isEmpty, gazetteers.isEmpty {
            stage = Self.shared
        } else {
            let options = try OptionDecoder.decode(ActorsOptions.self, from: .object([
                ("dictionaries", .array(dictionaries.map { .string($0) })), ("gazetteers", .array(gazetteers.map { .string($0) })),
            ]))
            stage = try ActorsStage(options, in: environment)
        }
        try stage.process(&document, StageContext(stageID: "actors"))
        actors = try document.layer(ActorMentions.self).actors
        text = document.text
    }

    /// The words of an actor's mentions, in order.
    func mentions(_ entity: String) -> [String] { actors.first { $0.entity == entity }?.mentions.map { text[$0.span] } ?? [] }
    /// The actor with an entity id.
    func actor(_ entity: String) -> ActorMentions.Actor? { actors.first { $0.entity == entity } }
    /// All entities, by first mention.
    var entities: [String] { actors.map(\.entity) }

    private static let shared: ActorsStage = try! ActorsStage(
        OptionDecoder.decode(ActorsOptions.self, from: .object([])), in: StageEnvironment())
}
