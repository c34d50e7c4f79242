import Lexicons
import Prose
import StageKit

/// One pass over the sentences of a document: the figures of each, and who may be victims in it.
struct FigurePass {
    private(set) var figures: [Figures.Figure] = []
    private(set) var mentions: [CasualtyMention] = []
    let tokens: Tokens
    private var sentences: [Range<Int>] = []
    private var triggerSentences: [DocumentFeatures.TriggerSentence] = []
    private var context: CasualtyContext?
    private let parse: DependencyParse?

    init(_ document: Document, _ lexicon: FigureLexicon, _ multiples: MultipleFinder, _ options: FiguresOptions) throws {
        let tokens = try document.layer(Tokens.self)
        self.tokens = tokens
        let layer = try document.layer(Sentences.self)
        parse = try document.layerIfPresent(DependencyParse.self)
        let named = try document.layerIfPresent(Entities.self), acting = try document.layerIfPresent(ActorMentions.self)
        let actors = ActorIndex(acting, named)
        let dates = try document.layerIfPresent(TemporalExpressions.self)?.expressions.sorted { $0.span < $1.span } ?? []
        let sources = FigureSources(try document.layerIfPresent(Quotations.self), document.text)
        let text = document.text
        text.withBytes { bytes in
            for sentence in layer.sentences where sentence.isProse && sentence.tokens.upperBound <= tokens.count {
                let number = sentences.count
                sentences.append(sentence.tokens)
                guard Self.isWorthReading(sentence.tokens, tokens, lexicon, multiples, options) else { continue }
                let reader = AtomReader(bytes: bytes, tokens: tokens, currencies: lexicon.currencies)
                let scene = FigureScene(
                    lexicon: lexicon, text: text, tokens: tokens, sentence: sentence.tokens, atoms: reader.atoms(of: sentence.tokens),
                    parse: parse, dates: dates, actors: actors, keepsDurations: options.durations)
                let base = figures.count
                let effects = EffectFinder(scene)
                SentenceFigures(scene: scene, multiples: multiples, sources: sources, options: options, effects: effects).append(to: &figures, bytes)
                guard options.implied, !effects.triggers.isEmpty else { continue }
                triggerSentences.append((number, effects.triggers.flatMap { $0.readings.map(\.effect) }))
                let known = context ?? CasualtyContext(tokens, acting, named, dates)
                context = known
                mentions += CasualtyFinder(scene: scene, triggers: effects.triggers, number: number, context: known).mentions(figures[base...])
            }
        }
    }

    /// How many sentences of prose there are.
    var sentenceCount: Int { sentences.count }

    func documentFeatures() -> DocumentFeatures {
        let known = context ?? CasualtyContext(tokens, nil, nil, [])
        return DocumentFeatures(tokens, sentences, triggerSentences: triggerSentences, parse: parse, context: known)
    }

    /// True when some token may take part in a figure; most sentences are passed over here.
    private static func isWorthReading(_ range: Range<Int>, _ tokens: Tokens, _ lexicon: FigureLexicon, _ multiples: MultipleFinder, _ options: FiguresOptions) -> Bool {
        for token in range {
            if tokens.flags[token].contains(.hasDigit) || lexicon.numbers[tokens.lower[token]] != nil || multiples.begins(with: tokens.lower[token]) { return true }
            if options.implied, lexicon.triggers.begins(with: tokens.lemma[token]) { return true }
        }
        return false
    }
}
