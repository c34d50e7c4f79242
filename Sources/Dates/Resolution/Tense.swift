import Lexicons
import Prose

/// The time of the clause in which an expression stands.
enum Tense: Sendable { case past, present, future, unknown }

/// Finds tense from auxiliaries, tags and a list of words that point forward; no parse is needed.
struct TenseReader: Sendable {
    private let forward: WordSet
    private let will: WordSet
    private let backward: WordSet

    /// The word lists `forward` (scheduled, due, plans), `will` (will, shall), `backward` (was, had).
    init(_ table: ResourceTable) {
        func words(_ set: String) -> WordSet { WordSet(table.rows.filter { $0[0] == set }.map { $0[1] }) }
        forward = words("forward")
        will = words("will")
        backward = words("backward")
    }

    /// The tense at an expression: of the verb before it in its sentence, else of the one after it.
    func tense(around mention: ClosedRange<Int>, in sentence: Range<Int>, _ tokens: Tokens) -> Tense {
        var index = mention.lowerBound - 1
        while index >= sentence.lowerBound {
            let found = tense(at: index, sentence, tokens)
            if found != .unknown { return found }
            index -= 1
        }
        index = mention.upperBound + 1
        while index < sentence.upperBound {
            let found = tense(at: index, sentence, tokens)
            if found != .unknown { return found }
            index += 1
        }
        return .unknown
    }

    private func tense(at index: Int, _ sentence: Range<Int>, _ tokens: Tokens) -> Tense {
        let hash = tokens.lower[index]
        if will.contains(hash) { return .future }
        if forward.contains(hash) { return .future }
        if backward.contains(hash) { return .past }
        switch tokens.xpos[index] {
        case .vbd: return .past
        case .vbn: return governor(of: index, sentence, tokens, otherwise: .past)
        case .vb: return governor(of: index, sentence, tokens, otherwise: .future)
        case .vbz, .vbp: return .present
        default: return .unknown
        }
    }

    /// The tense of a verb form that is not finite: that of the auxiliary a few words before it.
    private func governor(of index: Int, _ sentence: Range<Int>, _ tokens: Tokens, otherwise: Tense) -> Tense {
        var at = index - 1
        while at >= sentence.lowerBound, at >= index - 4 {
            if will.contains(tokens.lower[at]) { return .future }
            if backward.contains(tokens.lower[at]) { return .past }
            if forward.contains(tokens.lower[at]) { return .future }
            at -= 1
        }
        return otherwise
    }
}
