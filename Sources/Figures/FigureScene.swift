import Lexicons
import Prose

/// All that the rules may look at in one sentence. A class, because a dozen finders share it.
final class FigureScene {
    let lexicon: FigureLexicon
    let text: Text
    let tokens: Tokens
    let sentence: Range<Int>
    let atoms: [Atom]
    let parse: DependencyParse?
    let dates: [TemporalExpressions.Expression]
    let actors: ActorIndex
    /// Durations are figures as well, for users whose convention it is.
    let keepsDurations: Bool

    init(
        lexicon: FigureLexicon, text: Text, tokens: Tokens, sentence: Range<Int>, atoms: [Atom], parse: DependencyParse?, dates: [TemporalExpressions.Expression], actors: ActorIndex, keepsDurations: Bool
    ) {
        self.lexicon = lexicon
        self.text = text
        self.tokens = tokens
        self.sentence = sentence
        self.atoms = atoms
        self.parse = parse
        self.dates = dates
        self.actors = actors
        self.keepsDurations = keepsDurations
    }

    /// The atom that stands for a token or the first after it.
    func atom(ofToken token: Int) -> Int {
        var low = 0, high = atoms.count
        while low < high {
            let middle = (low + high) / 2
            if atoms[middle].token < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func token(ofAtom atom: Int) -> Int { atom < atoms.count ? atoms[atom].token : sentence.upperBound }

    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last else { return Span(0, 0) }
        return Span(atoms[first].span.start, atoms[last].span.end)
    }

    func isVerb(_ token: Int) -> Bool { tokens.upos[token] == .verb }
    func isNoun(_ token: Int) -> Bool { tokens.upos[token] == .noun || tokens.upos[token] == .properNoun }
}
