import Language
import Lexicons
import Neural
import Prose
import StageKit

/// Tells who stands how towards whom, and what the author thinks of each actor.
///
/// Three layers of evidence are joined: events (what was done), words of attitude between two actors (what is said of their
/// relation), and quotations (what one says of another). A learnt model, linear or an encoder, weighs and completes them. What was said or promised and what was done stay apart in the
/// result; promises and what is only possible weigh less.
public struct StanceStage: Stage {
    /// See `StanceOptions`.
    public typealias Options = StanceOptions

    /// What the stage reads and writes.
    public static let card = StageCard(
        id: "stance", version: 6,
        summary: "directed attitudes of actor pairs, declared and acted, and the author's own",
        reads: [.text, .tokens, .sentences, .actors], mayRead: [.parse, .events, .quotes, .claims, .dates, .blocks],
        writes: [.stances, .authorStances], languages: ["en"])

    private let lexicon: StanceLexicon
    private let model: PairModel?
    private let encoder: StanceEncoder?
    private let warning: String?

    /// Loads the word lists and the models.
    /// - Throws: an error that names the file and line of a list that cannot be used, or the model file.
    public init(_ options: StanceOptions, in environment: StageEnvironment) throws {
        lexicon = try StanceLexicon(in: environment, userAttitudes: options.attitudes)
        guard options.learned else {
            (model, encoder, warning) = (nil, nil, nil)
            return
        }
        model = try PairModel(try environment.resource("stance-pairs.bin", in: "Stance"))
        (encoder, warning) = try AccurateModel.load(options.model, in: environment) { network in
            try StanceEncoder(pieces: ModelFile(try environment.resource("models/pieces.model", in: "Language")), network: network)
        }
    }

    /// Writes the layers of the card.
    public func process(_ document: inout Document, _ context: borrowing StageContext) throws {
        let tokens = try document.layer(Tokens.self)
        let sentences = try document.layer(Sentences.self)
        let actors = try document.layer(ActorMentions.self)
        let parse = try document.layerIfPresent(DependencyParse.self)
        let quotes = try document.layerIfPresent(Quotations.self)
        let lookup = MentionLookup(actors, tokens: tokens)
        let clauses = ClauseReader(tokens: tokens, lexicon: lexicon)
        let doubt = DoubtIndex(sentences: sentences, clauses: clauses)
        let relations = RelationReader(tokens: tokens, parse: parse, lookup: lookup, lexicon: lexicon, clauses: clauses)
        let author = AuthorReader(tokens: tokens, lookup: lookup, lexicon: lexicon, clauses: clauses, quotes: quotes)
        let learned = model.map { ModelReader(tokens: tokens, parse: parse, lookup: lookup, features: PairFeatures(lexicon: lexicon), model: $0) }
        let speech = SpeechReader(tokens: tokens, lookup: lookup, lexicon: lexicon, clauses: clauses)
        var said: [StanceFinding] = []
        if let quotes { speech.read(quotes, into: &said) }
        var judged: [StanceFinding] = []
        for sentence in sentences.sentences where sentence.isProse { author.read(sentence, into: &judged) }
        let questions = StanceQuestions(sentences, tokens, learned, judgements: judged + said)
        let answers = questions.answers(by: encoder, tokens, in: try document.layer(Text.self), known: document.spared(EncodedSentences.self))
        if let warning { document.warn(warning) }
        document.note(answers.sentences, readBy: "accurate", for: context.stageID)

        var findings: [StanceFinding] = []
        for (index, sentence) in sentences.sentences.enumerated() where sentence.isProse {
            let start = findings.count
            let previous = index > 0 ? sentences.sentences[index - 1].tokens : sentence.tokens.lowerBound..<sentence.tokens.lowerBound
            relations.read(sentence, after: previous, doubt: doubt.factor(index), into: &findings)
            findings += questions.paired[index] ?? []
            learned?.read(questions.candidates[index], encoded: answers.pairs[index] ?? [], in: sentence, from: start, into: &findings)
        }
        findings += questions.lone.map(answers.weighed)
        if let events = try document.layerIfPresent(EventMentions.self) {
            EventReader(actors: actors, tokens: tokens, lookup: lookup, lexicon: lexicon).read(events, into: &findings)
        }
        let joiner = StanceJoiner(actors: actors)
        try document.write(joiner.dyads(findings))
        try document.write(joiner.authorStances(findings))
    }
}
