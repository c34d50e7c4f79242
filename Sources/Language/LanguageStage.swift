import Prose
import StageKit

/// Tokens, sentences, tags, lemmas, dependency parse and named entities of a text.
///
/// English is analysed; a text in another language gets tokens (tagged `X`) and sentences, an empty-handed parse (every token
/// a root of its own) and no entities.
public struct LanguageStage: Stage {
    /// What the stage can be told: nothing yet.
    public typealias Options = NoOptions

    public static let card = StageCard(
        id: "language", version: 1,
        summary: "tokens, sentences, parts of speech, lemmas, dependency parse and named entities of English text",
        reads: [.text, .meta], mayRead: [.blocks], writes: [.tokens, .sentences, .parse, .entities])

    private let layout: TokenLayout
    private let identifier: LanguageIdentifier
    private let tagger: RuleTagger

    public init(_ options: NoOptions, in environment: StageEnvironment) throws {
        layout = TokenLayout(tokenizer: try Tokenizer(in: environment))
        identifier = try LanguageIdentifier(in: environment)
        tagger = RuleTagger(closed: try ClosedClasses(in: environment))
    }

    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let text = try document.layer(Text.self)
        let metadata = try document.layer(Metadata.self)
        let tokens: Tokens
        let sentences: Sentences
        if let given = try document.layerIfPresent(Tokens.self) {
            // Tokens that came in stand; sentences follow from them.
            tokens = given
            sentences = try document.layerIfPresent(Sentences.self) ?? Self.sentences(of: given)
        } else {
            var made = layout.make(of: text, blocks: try document.layerIfPresent(Blocks.self))
            let isEnglish = metadata.language.map { DocumentLanguage.isEnglish(tag: $0) }
                ?? (identifier.language(of: made.tokens, in: text) ?? "en" == "en")
            if isEnglish { tagger.tag(&made.tokens, in: text) } else { made.tokens.leaveUntagged(in: text) }
            tokens = made.tokens
            sentences = try document.layerIfPresent(Sentences.self) ?? made.sentences
            try document.write(tokens)
        }
        if !document.has(.sentences) { try document.write(sentences) }
        if !document.has(.parse) { try document.write(RoughParser.parse(tokens, sentences)) }
        if !document.has(.entities) { try document.write(RoughNames.entities(tokens, sentences)) }
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
