import Language
import Prose
import StageKit

/// Finds forecasts, recommendations, assessments and questions: what the text says will, should or does hold, who says so, and how sure.
///
/// Commitment follows the scale of factuality work (Saurí and Pustejovsky 2009) folded to 0...1: asserted 1, probable 0.7,
/// possible 0.4, conditional 0.3, uncertain 0.2, denied 0.
public struct ClaimsStage: Stage {
    /// What the stage can be told.
    public typealias Options = NoOptions

    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "claims", version: 1,
        summary: "forecasts, recommendations, assessments and questions with holder, commitment and condition",
        reads: [.text, .tokens, .sentences], mayRead: [.actors, .parse, .quotes, .events, .dates, .blocks, .meta],
        writes: [.claims], languages: ["en"])

    private let lexicon: ClaimLexicon

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: NoOptions, in environment: StageEnvironment) throws {
        lexicon = try ClaimLexicon(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        let blocks = try document.layerIfPresent(Blocks.self)
        var questions: Set<Int> = []
        for (index, block) in (blocks?.blocks ?? []).enumerated() where block.kind == .question { questions.insert(index) }
        let finder = ClaimFinder(
            lexicon: lexicon, text: try document.layer(Text.self), published: try document.layerIfPresent(Metadata.self)?.published,
            tokens: tokens, sentences: try document.layer(Sentences.self),
            actors: ActorIndex(try document.layerIfPresent(ActorMentions.self), tokens),
            parse: try document.layerIfPresent(DependencyParse.self),
            quotes: try document.layerIfPresent(Quotations.self)?.quotations ?? [],
            dates: try document.layerIfPresent(TemporalExpressions.self)?.expressions ?? [], questionBlocks: questions)
        try document.write(ClaimStatements(finder.claims()))
    }
}
