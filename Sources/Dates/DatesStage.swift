import Language
import Lexicons
import Prose
import StageKit

/// Finds temporal expressions and gives each a TIMEX3 value and an interval.
///
/// One pass over the tokens looks for words and figures of time; only sentences that hold one reach the grammar, whose rules are
/// resource files. Values depend on text, day of publication and options alone: without a publication day they stay open (`XXXX`).
public struct DatesStage: Stage {
    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "dates", version: 4, summary: "Temporal expressions with TIMEX3 values and intervals",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.parse, .blocks], writes: [.dates])

    /// Languages with resources of their own beside English.
    static let languages = ["es", "fr", "de", "tr", "ar"]

    private let options: DatesOptions
    private let english: DateLanguage
    private let others: [String: DateLanguage]
    private let fallback: FallbackLanguages
    private let identifier: LanguageIdentifier

    /// Loads the language resources.
    /// - Throws: an error of a resource that is missing or faulty.
    public init(_ options: DatesOptions, in environment: StageEnvironment) throws {
        try self.init(options, in: environment, weights: try environment.table("anchor-weights.tsv", in: "Dates"))
    }

    /// A stage with other weights of the anchor choice, for cross-validation.
    /// - Throws: an error of a resource that is missing or faulty.
    public init(_ options: DatesOptions, in environment: StageEnvironment, weights table: ResourceTable) throws {
        self.options = options
        let calendars = try CalendarSet(in: environment), weights = try AnchorWeights(table)
        func language(_ code: String) throws -> DateLanguage {
            try DateLanguage(code, in: environment, calendars: calendars, weights: weights)
        }
        english = try language("en")
        others = Dictionary(uniqueKeysWithValues: try Self.languages.map { ($0, try language($0)) })
        fallback = FallbackLanguages(try environment.table("cldr/names.tsv", in: "Dates"), base: try language("und"))
        identifier = try LanguageIdentifier(in: environment)
    }

    /// Examples and counter-examples of the pattern files, for tests: text, publication day, expected `TYPE value`.
    var examples: [(language: String, example: PatternExample)] {
        ([("en", english)] + others.sorted { $0.key < $1.key }).flatMap { code, language in language.examples.map { (code, $0) } }
            + fallback.language("und").examples.map { ("und", $0) }
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        var resolver = try self.resolver(document)
        resolver.resolveAll()
        let mentions = RangeBuilder.adding(to: resolver.mentions, replacing: resolver.register == .request)
        try document.write(TemporalExpressions(mentions.map { $0.expression }))
    }

    /// The choices among years and weeks that the stage makes in a document that has tokens and sentences.
    /// - Throws: `LayerError` when a layer is missing.
    public func anchorChoices(in document: Document) throws -> [AnchorChoice] {
        var resolver = try self.resolver(document)
        resolver.choices = []
        resolver.resolveAll()
        return resolver.choices ?? []
    }

    private func resolver(_ document: Document) throws -> Resolver {
        let text = document.text, tokens = try document.layer(Tokens.self), sentences = try document.layer(Sentences.self)
        let metadata = document.metadata
        let language = language(of: metadata, tokens, text)
        let register = register(of: text, tokens, metadata)
        let finder = MentionFinder(text: text, tokens: tokens, sentences: sentences, language: language, register: register)
        let found = YearSharing.shared(finder.mentions(), keepingBare: register == .request)
        let cues = found.map { language.tense.cues(around: $0.tokens, in: sentences.sentences[$0.sentence].tokens, tokens) }
        return Resolver(
            found, cues: cues, published: (metadata.published, metadata.publishedTime.flatMap(ClockTime.seconds), metadata.publishedTime.flatMap(ClockTime.zone)), options: options,
            language: language, register: register)
    }

    /// The language that the metadata name, else the one that the words speak.
    private func language(of metadata: Metadata, _ tokens: Tokens, _ text: Text) -> DateLanguage {
        if let code = metadata.language.map({ $0.lowercased().prefix { $0 != "-" && $0 != "_" } }) { return language(String(code)) }
        if tokens.upos.isEmpty || tokens.upos.prefix(200).contains(where: { $0 != .other && $0 != .punctuation }) { return english }
        return language(identifier.language(of: tokens, in: text) ?? "und")
    }

    private func language(_ code: String) -> DateLanguage {
        switch code {
        case "en", "eng", "english": english
        default: others[code] ?? fallback.language(code)
        }
    }

    private func register(of text: Text, _ tokens: Tokens, _ metadata: Metadata) -> Register {
        switch options.style {
        // A post has no title.
        case .auto: metadata.published != nil && metadata.title == nil && MessageSigns.areFound(in: text, tokens) ? .message : .prose
        case .prose: .prose
        case .message: .message
        case .request: .request
        }
    }
}
