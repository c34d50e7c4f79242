import Language
import Lexicons
import Prose
import StageKit

/// Actors with their mentions: names, aliases, acronyms, adjectives, seats of power, role nouns, surnames and pronouns.
///
/// Precedence: the user's dictionaries, the program's, a definition in the text, the entity layer. Every mention tells its reason.
public struct ActorsStage: Stage {
    /// Id, version, what it reads and writes.
    public static let card = StageCard(
        id: "actors", version: 4,
        summary: "states, governments, organisations, armed groups, persons and peoples, each with all its mentions",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.entities, .parse, .blocks], writes: [.actors], languages: ["en"])

    var knowledge: WorldKnowledge
    /// What was not understood in the user's dictionaries.
    public let diagnostics: [DictionaryDiagnostic]

    /// Loads the program's dictionaries, then the user's.
    /// - Throws: when a file is missing or cannot be used; the error names file and line.
    public init(_ options: ActorsOptions, in environment: StageEnvironment) throws {
        var loader = KnowledgeLoader(tokenizer: try Tokenizer(in: environment))
        try loader.loadProgramFiles(in: environment)
        var diagnostics: [DictionaryDiagnostic] = []
        for path in options.dictionaries { diagnostics += try loader.loadUserFile(path, petrarch2: options.petrarch2, in: environment) }
        for path in options.gazetteers { diagnostics += try loader.loadGazetteer(path, in: environment) }
        self.diagnostics = diagnostics
        knowledge = loader.finished()
    }

    /// Finds the actors of one document. Linear time but for the sorting of mentions.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        try document.write(ActorFinder(knowledge, view(of: document)).found())
    }

    func view(of document: Document) throws -> DocumentView {
        let metadata = try document.layer(Metadata.self)
        return DocumentView(
            text: try document.layer(Text.self), tokens: try document.layer(Tokens.self),
            sentences: try document.layer(Sentences.self), parse: try document.layerIfPresent(DependencyParse.self),
            entities: try document.layerIfPresent(Entities.self)?.entities ?? [], published: metadata.published)
    }
}
