import Prose
import StageKit

/// Tokens, sentences, tags, lemmas, dependency parse and named entities of a text.
///
/// English is analysed; a text in another language gets tokens (tagged `X`) and sentences, an empty-handed parse (every token
/// a root of its own) and no entities.
public struct LanguageStage: Stage {
    /// See `LanguageOptions`.
    public typealias Options = LanguageOptions

    /// What the stage reads and writes.
    public static let card = StageCard(
        id: "language", version: 7,
        summary: "tokens, sentences, parts of speech, lemmas, dependency parse and named entities of English text",
        reads: [.text, .meta], mayRead: [.blocks], writes: [.tokens, .sentences, .parse, .entities])

    private let layout: TokenLayout
    private let identifier: LanguageIdentifier
    private let model: LanguageModel
    private let tier: ModelTier
    private let restorer: CaseRestorer

    /// Loads word lists and maps the models.
    /// - Throws: when a word list or a model is missing or unusable.
    public init(_ options: LanguageOptions, in environment: StageEnvironment) throws {
        layout = TokenLayout(tokenizer: try Tokenizer(in: environment))
        identifier = try LanguageIdentifier(in: environment)
        model = try LanguageModel(options.model, in: environment)
        tier = options.model
        restorer = try CaseRestorer(in: environment)
    }

    /// The stage with its default options.
    /// - Throws: when a word list or a model is missing or unusable.
    public init(_ options: NoOptions, in environment: StageEnvironment) throws { try self.init(LanguageOptions(), in: environment) }

    /// Writes tokens, sentences, parse and entities; layers that came with the document stand.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        // What came in capitals alone is read as if its case were told; spans are the same.
        let written = try document.layer(Text.self)
        let restored = document.isSupplied(.tokens) ? nil : restorer.restored(written)
        let text = restored ?? written
        let metadata = try document.layer(Metadata.self)
        var tokens: Tokens
        var sentences = try document.layerIfPresent(Sentences.self)
        var pieces: [TokenLayout.Piece] = []
        let given = document.isSupplied(.tokens) ? try document.layerIfPresent(Tokens.self) : nil
        if let given {
            // Tokens that came in stand; sentences follow from them.
            tokens = given
            sentences = sentences ?? Self.sentences(of: given)
        } else {
            (tokens, pieces) = layout.tokens(of: text, blocks: try document.layerIfPresent(Blocks.self))
        }
        let isEnglish = metadata.language.map { DocumentLanguage.isEnglish(tag: $0) } ?? (identifier.language(of: tokens, in: text) ?? "en" == "en")
        if given == nil {
            // The model of borders has learnt English only.
            let made = layout.sentences(of: &tokens, pieces, in: text, model: isEnglish ? model.boundaries : nil)
            sentences = sentences ?? made
        }
        guard let sentences else { return }
        var parse = DependencyParse(heads: [], relations: [])
        var entities = Entities([])
        if isEnglish {
            let analysis = EnglishAnalysis(tokens, sentences, in: text, model, tier)
            if let warning = model.warning { document.warn(warning) }
            // Of a text whose case was restored other stages see other words.
            if let encoded = analysis.encoded, restored == nil { document.spare(encoded) }
            document.note(analysis.accurate, readBy: "accurate", for: context.stageID)
            if given == nil { tokens = analysis.tokens }
            (parse, entities) = (analysis.parse, analysis.entities)
        } else if given == nil {
            tokens.leaveUntagged(in: text)
        }
        try document.write(tokens)
        try document.write(sentences)
        // Trees and names of other languages are not assessed: null in the report, not empty.
        guard isEnglish else { throw StageSkipped("language") }
        try document.write(parse)
        try document.write(entities)
    }

    /// Tags, lemmas, trees and names of English words that are split already, as in a CoNLL-U file.
    /// - Throws: when the model files are unusable.
    public func analysis(
        of text: Text, tokens: Tokens, sentences: Sentences
    ) throws -> (tokens: Tokens, parse: DependencyParse, entities: Entities) {
        let analysis = EnglishAnalysis(tokens, sentences, in: text, model, tier)
        return (analysis.tokens, analysis.parse, analysis.entities)
    }

    private static func sentences(of tokens: Tokens) -> Sentences {
        var result: [Sentences.Sentence] = []
        var start = 0
        for index in 0..<tokens.count where index + 1 == tokens.count || tokens.sentence[index + 1] != tokens.sentence[index] {
            let range = start..<(index + 1)
            result.append(.init(span: tokens.span(of: range), tokens: range, block: -1, isProse: !tokens.flags[start].contains(.outsideProse)))
            start = index + 1
        }
        return Sentences(result)
    }
}
