import Lexicons
import Prose

/// Words around a trigger that negate it or set it into the future or into a mere possibility.
struct StatusWords: Sendable {
    enum Effect: String, Sendable { case negated, future, hypothetical, condition, quantifier, past }

    private let words: WordTable<Effect>
    private static let to = WordHash.of("to")
    private static let of = WordHash.of("of")

    init(_ table: ResourceTable) {
        words = WordTable(words: table.rows.compactMap { row in Effect(rawValue: row[1]).map { (row[0], $0) } })
    }

    func effect(_ hash: UInt64) -> Effect? { words[hash] }

    /// Modal verbs with a meaning of their own for events.
    enum Modal { case will, would, must }

    private static let will: WordSet = ["will", "wo", "'ll", "shall"]
    private static let would: WordSet = ["would", "'d"]
    private static let must: WordSet = ["must", "should", "ought"]

    /// The modal of a verb, and whether "not" stands with it.
    func modal(ofVerb verb: Int, in range: Range<Int>, _ tokens: Tokens) -> (modal: Modal, isNegated: Bool)? {
        var isNegated = false
        var found: Modal?
        var at = verb - 1
        while at >= range.lowerBound, at >= verb - 6 {
            let hash = tokens.lower[at]
            if words[hash] == .negated {
                isNegated = true
            } else if Self.will.contains(hash) {
                found = .will
            } else if Self.would.contains(hash) {
                found = .would
            } else if Self.must.contains(hash) {
                found = .must
            } else if tokens.upos[at] != .auxiliary && tokens.upos[at] != .adverb && tokens.upos[at] != .particle {
                break
            }
            at -= 1
        }
        return found.map { ($0, isNegated) }
    }

    /// What the words before a verb say: scans back over auxiliaries, adverbs and "to", then to the start of the clause for "if".
    func status(ofVerb verb: Int, in range: Range<Int>, _ tokens: Tokens) -> EventMentions.Status {
        var status = EventMentions.Status.asserted
        var isNegated = false
        var at = verb - 1
        scan: while at >= range.lowerBound, at >= verb - 7 {
            let hash = tokens.lower[at]
            if let effect = words[hash] {
                switch effect {
                case .negated: isNegated = true
                case .future where tokens.upos[at] != .adposition: if status == .asserted { status = .future }
                case .hypothetical: if status != .hypothetical { status = .hypothetical }
                default: break
                }
            } else if hash == Self.to, tokens.upos[at] != .adposition || tokens.xpos[at] == .to {
                break
            } else {
                switch tokens.upos[at] {
                case .auxiliary, .adverb, .particle: break
                default: break scan
                }
            }
            at -= 1
        }
        if isNegated { return .negated }
        if status == .asserted, isUnderCondition(verb, range, tokens) { return .hypothetical }
        return status
    }

    /// What adjectives before a noun say ("possible attack", "planned visit").
    func status(ofNoun start: Int, in range: Range<Int>, _ tokens: Tokens) -> EventMentions.Status {
        var at = start - 1
        while at >= range.lowerBound, at >= start - 4 {
            switch words[tokens.lower[at]] {
            case .future where tokens.upos[at] == .adjective || tokens.upos[at] == .verb: return .future
            case .hypothetical where tokens.upos[at] == .adjective || tokens.upos[at] == .verb: return .hypothetical
            case .quantifier: return .negated
            default: break
            }
            // "the absence of an agreement", "lack of talks".
            if tokens.lower[at] == Self.of { return at > range.lowerBound && words[tokens.lower[at - 1]] == .negated ? .negated : .asserted }
            guard [.adjective, .noun, .properNoun, .verb, .adverb, .determiner].contains(tokens.upos[at]) else { return .asserted }
            at -= 1
        }
        return .asserted
    }

    /// True when "if", "unless" or "whether" opens the clause of a token.
    func isUnderCondition(_ index: Int, _ range: Range<Int>, _ tokens: Tokens) -> Bool {
        var at = index - 1
        while at >= range.lowerBound, at >= index - 25 {
            if tokens.xpos[at] == .comma || tokens.xpos[at] == .colon { return false }
            if words[tokens.lower[at]] == .condition { return true }
            at -= 1
        }
        return false
    }
}
