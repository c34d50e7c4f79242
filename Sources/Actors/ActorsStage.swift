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
        id: "actors", version: 2,
        summary: "states, governments, organisations, armed groups, persons and peoples, each with all its mentions",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.entities, .parse, .blocks], writes: [.actors], languages: ["en"])

    private let knowledge: WorldKnowledge
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

    /// Every "he" and "she" of a document with its candidates and their features, for `Training/actors`.
    /// - Throws: when a layer is missing.
    public func pronounChoices(in document: Document) throws -> [PronounChoice] {
        try ActorFinder(knowledge, view(of: document)).pronounChoices()
    }

    /// What a look-up of the dictionaries costs, over a made-up text in which every eighth word begins a name.
    /// - Returns: nanoseconds a token, and how many names were found, so that nothing is optimised away.
    public func lookUpCost(words: Int) -> (nanoseconds: Int, found: Int) {
        let names = knowledge.actors.prefix(4_000).flatMap { $0.name.split(separator: " ").map { WordHash.of($0) } }
        var text: [UInt64] = [], state: UInt64 = 1
        for index in 0..<max(1, min(words, 20_000_000)) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(index % 8 == 0 && !names.isEmpty ? names[Int(state >> 33) % names.count] : WordHash.mixed(state))
        }
        let clock = ContinuousClock()
        var found = 0
        let spent = clock.measure {
            var index = 0
            while index < text.count {
                if let match = knowledge.phrases.longestMatch(in: text, at: index, limit: text.count) {
                    found += 1
                    index = match.end
                } else {
                    index += 1
                }
            }
        }
        let (seconds, attoseconds) = spent.components
        return (Int(Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / text.count, found)
    }

    /// Finds the actors of one document. Linear time but for the sorting of mentions.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        try document.write(ActorFinder(knowledge, view(of: document)).found())
    }

    private func view(of document: Document) throws -> DocumentView {
        let metadata = try document.layer(Metadata.self)
        return DocumentView(
            text: try document.layer(Text.self), tokens: try document.layer(Tokens.self),
            sentences: try document.layer(Sentences.self), parse: try document.layerIfPresent(DependencyParse.self),
            entities: try document.layerIfPresent(Entities.self)?.entities ?? [], published: metadata.published)
    }
}
