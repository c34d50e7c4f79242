import Language
import Lexicons
import Prose
import StageKit

/// Finds numbers with what they count or measure: value and bounds, unit, counted noun, what happened to the counted, who did
/// it, where, and who says so.
///
/// A date or a duration belongs to the dates stage; a quantity belongs here.
public struct FiguresStage: Stage {
    /// What the stage can be told.
    public typealias Options = FiguresOptions

    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "figures", version: 1,
        summary: "numbers with bounds, units, counted nouns, effects, agents and places",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.dates, .actors, .entities, .parse, .quotes, .blocks],
        writes: [.figures], languages: ["en"])

    private let lexicon: FigureLexicon
    private let multiples: MultipleFinder
    private let options: FiguresOptions

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: FiguresOptions, in environment: StageEnvironment) throws {
        self.options = options
        lexicon = try FigureLexicon(in: environment)
        multiples = try MultipleFinder(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        let parse = try document.layerIfPresent(DependencyParse.self)
        let actors = ActorIndex(try document.layerIfPresent(ActorMentions.self), try document.layerIfPresent(Entities.self))
        let dates = try document.layerIfPresent(TemporalExpressions.self)?.expressions.sorted { $0.span < $1.span } ?? []
        let sources = FigureSources(try document.layerIfPresent(Quotations.self), document.text)
        let text = document.text
        var figures: [Figures.Figure] = []
        text.withBytes { bytes in
            for sentence in sentences.sentences where sentence.isProse && sentence.tokens.upperBound <= tokens.count && isWorthReading(sentence.tokens, tokens) {
                let reader = AtomReader(bytes: bytes, tokens: tokens, currencies: lexicon.currencies)
                let scene = FigureScene(
                    lexicon: lexicon, text: text, tokens: tokens, sentence: sentence.tokens, atoms: reader.atoms(of: sentence.tokens),
                    parse: parse, dates: dates, actors: actors, keepsDurations: options.durations)
                SentenceFigures(scene: scene, multiples: multiples, sources: sources, options: options).append(to: &figures, bytes)
            }
        }
        try document.write(Figures(figures))
    }

    /// True when some token may take part in a figure; most sentences are passed over here.
    private func isWorthReading(_ range: Range<Int>, _ tokens: Tokens) -> Bool {
        for token in range {
            if tokens.flags[token].contains(.hasDigit) || lexicon.numbers[tokens.lower[token]] != nil || multiples.begins(with: tokens.lower[token]) { return true }
            if options.implied, lexicon.triggers.begins(with: tokens.lemma[token]) { return true }
        }
        return false
    }
}
