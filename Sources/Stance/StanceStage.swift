import Language
import Lexicons
import Prose
import StageKit

/// Tells who stands how towards whom, and what the author thinks of each actor.
///
/// Three layers of evidence are joined: events (what was done), words of attitude between two actors (what is said of their
/// relation), and quotations (what one says of another). What was said or promised and what was done stay apart in the
/// result; promises and what is only possible weigh less.
public struct StanceStage: Stage {
    /// See `StanceOptions`.
    public typealias Options = StanceOptions

    /// What the stage reads and writes.
    public static let card = StageCard(
        id: "stance", version: 2,
        summary: "directed attitudes of actor pairs, declared and acted, and the author's own",
        reads: [.text, .tokens, .sentences, .actors], mayRead: [.parse, .events, .quotes, .claims, .dates, .blocks],
        writes: [.stances, .authorStances], languages: ["en"])

    private let lexicon: StanceLexicon
    private let model: PairModel?

    /// Loads the word lists.
    /// - Throws: an error that names the file and line of a list that cannot be used.
    public init(_ options: StanceOptions, in environment: StageEnvironment) throws {
        lexicon = try StanceLexicon(in: environment, userAttitudes: options.attitudes)
        model = options.model ? try PairModel(try environment.resource("stance-pairs.bin", in: "Stance")) : nil
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
        var findings: [StanceFinding] = []
        let relations = RelationReader(tokens: tokens, parse: parse, lookup: lookup, lexicon: lexicon, clauses: clauses)
        let speech = SpeechReader(tokens: tokens, lookup: lookup, lexicon: lexicon, clauses: clauses)
        let author = AuthorReader(tokens: tokens, lookup: lookup, lexicon: lexicon, clauses: clauses, quotes: quotes)
        let learned = model.map {
            ModelReader(tokens: tokens, lookup: lookup, features: PairFeatures(lexicon: lexicon), model: $0)
        }
        for (index, sentence) in sentences.sentences.enumerated() where sentence.isProse {
            let start = findings.count
            let previous = index > 0 ? sentences.sentences[index - 1].tokens : sentence.tokens.lowerBound..<sentence.tokens.lowerBound
            relations.read(sentence, after: previous, doubt: doubt.factor(index), into: &findings)
            learned?.read(sentence, from: start, into: &findings)
            author.read(sentence, into: &findings)
        }
        if let quotes { speech.read(quotes, into: &findings) }
        if let events = try document.layerIfPresent(EventMentions.self) {
            EventReader(actors: actors, tokens: tokens, lookup: lookup, lexicon: lexicon).read(events, into: &findings)
        }
        let joiner = StanceJoiner(actors: actors)
        try document.write(joiner.dyads(findings))
        try document.write(joiner.authorStances(findings))
    }
}
