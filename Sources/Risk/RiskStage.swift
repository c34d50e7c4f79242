import Language
import Lexicons
import Prose
import StageKit

/// Scores the risks that a document tells of, in sixteen categories, each with the words that it rests on.
///
/// Evidence are words of risk in a clause, events, casualties and forecasts. Each has a weight between 0 and 1: severity,
/// certainty, age and place in the text multiplied. They are joined as independent signs (noisy or), so that many weak ones
/// add up but never pass the strong one's ceiling.
public struct RiskStage: Stage {
    /// See `RiskOptions`.
    public typealias Options = RiskOptions

    /// What the stage reads and writes.
    public static let card = StageCard(
        id: "risk", version: 2,
        summary: "sixteen categories of risk, 0 to 100, with evidence, direction and countries",
        reads: [.text, .tokens, .sentences],
        mayRead: [.actors, .events, .figures, .claims, .dates, .quotes, .blocks, .meta], writes: [.risk], languages: ["en"])

    private let lexicon: RiskLexicon

    /// Loads the word lists.
    /// - Throws: an error that names the file and line of a list that cannot be used.
    public init(_ options: RiskOptions, in environment: StageEnvironment) throws {
        lexicon = try RiskLexicon(in: environment, userTerms: options.terms)
    }

    /// Writes the layers of the card.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        let blocks = try document.layerIfPresent(Blocks.self)
        let reading = RiskReading(
            text: document.text, tokens: tokens, sentences: sentences, blocks: blocks,
            times: try document.layerIfPresent(TemporalExpressions.self), published: try document.layerIfPresent(Metadata.self)?.published, lexicon: lexicon)
        var signs = reading.termSigns()
        if let events = try document.layerIfPresent(EventMentions.self) {
            EventSigns(table: lexicon.events, reading: reading).add(events, to: &signs)
        }
        if let figures = try document.layerIfPresent(Figures.self) {
            CasualtySigns(reading: reading).add(figures, to: &signs)
        }
        if let claims = try document.layerIfPresent(ClaimStatements.self) { ForecastSigns.turn(&signs, by: claims) }
        let countries = CountryIndex(try document.layerIfPresent(ActorMentions.self), sentences: sentences)
        let scorer = RiskScorer(calibration: lexicon.calibration, countries: countries, length: reading.length)
        try document.write(scorer.assessment(of: signs))
    }
}
