/// A read-only map from phrases (sequences of word hashes) to small values, for longest-match look-up over tokens.
///
/// The phrases share their beginnings: a transition is one look-up of (state, word). A miss on the first word, which is what
/// nearly every token is, costs one probe.
public struct PhraseTable<Value: Sendable>: Sendable {
    private let transitions: WordTable<Int32>
    private let accepted: [[Value]]

    /// A table of phrases, each a non-empty list of word hashes; a phrase may have several values, kept in order.
    public init(_ phrases: [(words: [UInt64], value: Value)]) {
        var edges: [UInt64: Int32] = [:]
        var ordered: [(UInt64, Int32)] = []
        var values: [[Value]] = [[]]
        for (words, value) in phrases where !words.isEmpty {
            var state: Int32 = 0
            for word in words {
                let key = PhraseTable.key(state, word)
                if let next = edges[key] {
                    state = next
                } else {
                    let next = Int32(values.count)
                    values.append([])
                    edges[key] = next
                    ordered.append((key, next))
                    state = next
                }
            }
            values[Int(state)].append(value)
        }
        transitions = WordTable(ordered)
        accepted = values
    }

    private static func key(_ state: Int32, _ word: UInt64) -> UInt64 {
        state == 0 ? word : WordHash.joined(UInt64(state), word)
    }

    /// The longest phrase that begins at `start`: its values and the index one past its last word; nil when none does.
    /// - Parameter hashes: the words' hashes (`Tokens.lower` or `.lemma`).
    public func longestMatch(in hashes: [UInt64], at start: Int, limit: Int) -> (values: [Value], end: Int)? {
        var state: Int32 = 0
        var best: (values: [Value], end: Int)?
        var index = start
        while index < limit, let next = transitions[PhraseTable.key(state, hashes[index])] {
            state = next
            index += 1
            if !accepted[Int(state)].isEmpty { best = (accepted[Int(state)], index) }
        }
        return best
    }

    /// True when some phrase begins with the word.
    public func begins(with hash: UInt64) -> Bool { transitions.contains(hash) }
}
