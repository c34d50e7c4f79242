import Language
import Lexicons
import Prose
import StageKit

/// Finds what the text reports as said, thought or demanded: content, cue and speaker.
///
/// Direct speech is found by its marks, indirect speech by a lexicon of cues and the parse around them (by tags alone where
/// there is no parse). A quotation without a cue of its own that follows another in its paragraph keeps that one's speaker.
public struct QuotesStage: Stage {
    /// What the stage can be told.
    public typealias Options = NoOptions

    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "quotes", version: 2,
        summary: "direct, indirect and mixed quotations with their cues and speakers",
        reads: [.text, .tokens, .sentences], mayRead: [.parse, .actors, .entities, .blocks], writes: [.quotes], languages: ["en"])

    private let lexicon: CueLexicon

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: NoOptions, in environment: StageEnvironment) throws {
        lexicon = try CueLexicon(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        let parse = try document.layerIfPresent(DependencyParse.self)
        let actors = try document.layerIfPresent(ActorMentions.self)
        let collector = QuotationCollector(
            text: document.text, tokens: tokens, sentences: sentences, parse: parse, lexicon: lexicon)
        try document.write(Quotations(collector.quotations(with: SpeakerIndex(actors))))
    }
}
