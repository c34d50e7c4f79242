import Lexicons
import Prose

/// All that the rules may look at in one sentence.
struct FigureScene {
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

    /// The atom that stands for a token or the first after it.
    func atom(ofToken token: Int) -> Int { atoms.firstIndex { $0.token >= token } ?? atoms.count }

    func token(ofAtom atom: Int) -> Int { atom < atoms.count ? atoms[atom].token : sentence.upperBound }

    func span(_ range: Range<Int>) -> Span {
        guard let first = range.first, let last = range.last else { return Span(0, 0) }
        return Span(atoms[first].span.start, atoms[last].span.end)
    }

    func isVerb(_ token: Int) -> Bool { tokens.upos[token] == .verb }
    func isNoun(_ token: Int) -> Bool { tokens.upos[token] == .noun || tokens.upos[token] == .properNoun }
}
