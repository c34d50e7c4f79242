import Language
import Lexicons
import Prose
import StageKit

/// Finds numbers with what they count or measure: value and bounds, unit, counted noun, what happened to the counted, who did
/// it, where, and who says so.
///
/// A date belongs to the dates stage; a quantity belongs here, that of time as well.
public struct FiguresStage: Stage {
    /// What the stage can be told.
    public typealias Options = FiguresOptions

    /// Name, version, what the stage reads and writes.
    public static let card = StageCard(
        id: "figures", version: 4,
        summary: "numbers with bounds, units, counted nouns, effects, agents and places",
        reads: [.text, .meta, .tokens, .sentences], mayRead: [.dates, .actors, .entities, .parse, .quotes, .blocks],
        writes: [.figures], languages: ["en"])

    private let lexicon: FigureLexicon
    private let multiples: MultipleFinder
    private let tolls: TollBuilder
    private let options: FiguresOptions

    /// Loads the word lists and models.
    /// - Throws: an error of a resource or of an option.
    public init(_ options: FiguresOptions, in environment: StageEnvironment) throws {
        self.options = options
        lexicon = try FigureLexicon(in: environment)
        multiples = try MultipleFinder(in: environment)
        tolls = try TollBuilder(in: environment)
    }

    /// Works on one document.
    /// - Throws: `StageSkipped` for a document that is none for this stage, or an error of a layer.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let pass = try FigurePass(document, lexicon, multiples, options)
        var figures = pass.figures
        if options.implied, !pass.mentions.isEmpty {
            var mentions = pass.mentions
            let found = tolls.tolls(&mentions, pass.documentFeatures(), sentences: pass.sentenceCount)
            TollWriter(text: document.text, tokens: pass.tokens, isNews: tolls.isNews).write(found, mentions, into: &figures)
        }
        try document.write(Figures(figures))
    }

    /// The mentions of a document and what it is about.
    func casualties(in document: Document) throws -> (mentions: [CasualtyMention], features: DocumentFeatures, sentences: Int) {
        let pass = try FigurePass(document, lexicon, multiples, options)
        return (pass.mentions, pass.documentFeatures(), pass.sentenceCount)
    }
}
