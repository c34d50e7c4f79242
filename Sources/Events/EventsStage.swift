import Language
import Prose
import StageKit

/// Finds who did what to whom: triggers from a lexicon of verbs and nouns, participants by dependency arcs (by word order where
/// there is no tree), coded by PLOVER and CAMEO with quad class and Goldstein weight.
///
/// Ontology: Open Event Data Alliance, PLOVER codebook 0.8 (2021); D. Gerner, P. Schrodt, Ö. Yilmaz, CAMEO (2009).
public struct EventsStage: Stage {
    /// What the stage can be told.
    public typealias Options = NoOptions

    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "events", version: 2,
        summary: "who did what to whom: PLOVER and CAMEO codes, participants, status, date, place and figures",
        reads: [.text, .meta, .tokens, .sentences, .actors],
        mayRead: [.parse, .dates, .figures, .quotes, .blocks, .entities], writes: [.events], languages: ["en"])

    private let lexicon: EventLexicon

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: NoOptions, in environment: StageEnvironment) throws {
        lexicon = try EventLexicon(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let coder = EventCoder(
            lexicon: lexicon, text: try document.layer(Text.self), published: try document.layer(Metadata.self).published,
            tokens: try document.layer(Tokens.self), sentences: try document.layer(Sentences.self),
            actors: try document.layer(ActorMentions.self), parse: try document.layerIfPresent(DependencyParse.self),
            dates: try document.layerIfPresent(TemporalExpressions.self), figures: try document.layerIfPresent(Figures.self),
            quotes: try document.layerIfPresent(Quotations.self), entities: try document.layerIfPresent(Entities.self))
        try document.write(EventMentions(coder.events()))
    }
}
