import Lexicons
import Prose

/// Which actor a token speaks of.
struct MentionLookup {
    /// A mention within a sentence.
    struct Place: Sendable {
        var actor: Int
        var tokens: Range<Int>
        /// False for places and for what cannot have an attitude.
        var canHold: Bool
    }

    /// All mentions in order of their first token; of nested ones only the innermost.
    let places: [Place]
    private let byToken: [Int32]

    init(_ actors: ActorMentions, tokens: Tokens) {
        var byToken = [Int32](repeating: -1, count: tokens.count)
        var places: [Place] = []
        for (actor, mention) in actors.mentionsInOrder {
            let kind = actors.actors[actor].kind
            let range = mention.tokens.clamped(to: 0..<tokens.count)
            if range.isEmpty { continue }
            // Places stand between others, but have no attitude themselves.
            places.append(Place(actor: actor, tokens: range, canHold: kind != .place))
        }
        // Outer mentions come first in order, so that inner ones overwrite them.
        for (index, place) in places.enumerated() { for token in place.tokens { byToken[token] = Int32(index) } }
        self.places = places
        self.byToken = byToken
    }

    /// Whether a mention stands in a comparison or exception, or is who reports: "than the X", "unlike X", "according to X".
    func isAside(_ mention: Int, in tokens: Tokens, _ asides: WordSet) -> Bool {
        var token = places[mention].tokens.lowerBound - 1
        while token >= 0, [.determiner, .adjective].contains(tokens.upos[token]) { token -= 1 }
        guard token >= 0 else { return false }
        if asides.contains(tokens.lower[token]) { return tokens.upos[token] != .verb }
        return token > 0 && tokens.upos[token] == .adposition && asides.contains(tokens.lower[token - 1])
    }

    /// Index of the mention that covers a token; nil when none does.
    func mention(at token: Int) -> Int? {
        guard byToken.indices.contains(token), byToken[token] >= 0 else { return nil }
        return Int(byToken[token])
    }

    /// All mentions that cover the very words of one: "the two groups" speaks of two.
    func sharers(of mention: Int) -> [Int] {
        var low = mention, high = mention
        while low > 0, places[low - 1].tokens == places[mention].tokens { low -= 1 }
        while high + 1 < places.count, places[high + 1].tokens == places[mention].tokens { high += 1 }
        return Array(low...high)
    }

    /// The mentions of a token range, in order, each once.
    func mentions(in range: Range<Int>) -> [Int] {
        var found: [Int] = []
        for token in range { if let mention = mention(at: token), found.last != mention { found.append(mention) } }
        return found
    }
}
