import Lexicons

/// Where a trigger's actors and targets stand: `subj>obj,on,against`, or `between,of<>with` for what both sides do.
struct ArgumentFrame: Sendable {
    /// A grammatical place beside the trigger.
    enum Slot: Sendable, Equatable {
        case subject, object, indirectObject, possessor, modifier
        /// Governed by this preposition (its hash).
        case preposition(UInt64)

        init(_ name: Substring) {
            switch name {
            case "subj": self = .subject
            case "obj": self = .object
            case "iobj": self = .indirectObject
            case "poss": self = .possessor
            case "comp": self = .modifier
            default: self = .preposition(WordHash.of(name))
            }
        }
    }

    /// Places of the actors, the first that is filled wins.
    let actors: [Slot]
    /// Places of the targets, the first that is filled wins.
    let targets: [Slot]
    /// True when both sides act on each other.
    let isReciprocal: Bool

    init(_ text: String) {
        isReciprocal = text.contains("<>")
        let halves = text.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
        func slots(_ half: Substring) -> [Slot] {
            half.split(separator: ",").map { Slot($0.hasSuffix("<") ? $0.dropLast() : $0) }
        }
        actors = halves.first.map(slots) ?? []
        targets = halves.count > 1 ? slots(halves[1]) : []
    }
}
