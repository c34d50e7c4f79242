import Lexicons
import Prose

/// Actor mentions in order, for the questions that claims ask: who stands before this verb, who is named in this clause.
struct ActorIndex {
    private let entries: [(actor: Int, tokens: Range<Int>)]
    private let tokens: Tokens

    init(_ actors: ActorMentions?, _ tokens: Tokens) {
        self.tokens = tokens
        var entries: [(actor: Int, tokens: Range<Int>)] = []
        for (actor, mention) in actors?.mentionsInOrder ?? [] {
            let range = mention.tokens.clamped(to: 0..<tokens.count)
            if !range.isEmpty { entries.append((actor, range)) }
        }
        self.entries = entries.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func firstEntry(from token: Int) -> Int {
        var low = 0, high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Actors named in a range, the subject first, no more than eight.
    func about(_ range: Range<Int>, first: Int?) -> [Int] {
        var found: [Int] = first.map { [$0] } ?? []
        for entry in entries[firstEntry(from: range.lowerBound)...] {
            if entry.tokens.lowerBound >= range.upperBound || found.count >= 8 { break }
            if !found.contains(entry.actor) { found.append(entry.actor) }
        }
        return found
    }

    /// The actor of the mention nearest before a verb, with no more than a few words and no other verb between.
    func subject(before verb: Int, in range: Range<Int>) -> Int? { subjectEntry(before: verb, in: range).map { entries[$0].actor } }

    private func subjectEntry(before verb: Int, in range: Range<Int>) -> Int? {
        var place = firstEntry(from: verb) - 1
        var reserve: Int?
        while place >= 0, entries[place].tokens.lowerBound >= range.lowerBound {
            let entry = entries[place]
            if entry.tokens.upperBound > verb { place -= 1; continue }
            let between = entry.tokens.upperBound..<verb
            if between.count > 14 || between.contains(where: { tokens.upos[$0] == .verb || tokens.xpos[$0] == .colon }) { break }
            if !isGoverned(entry.tokens.lowerBound, range) { return place }
            reserve = reserve ?? place
            place -= 1
        }
        return reserve
    }

    /// True when a preposition stands before the mention.
    private func isGoverned(_ start: Int, _ range: Range<Int>) -> Bool {
        var at = start - 1
        while at >= range.lowerBound {
            switch tokens.upos[at] {
            case .determiner, .adjective, .numeral, .noun, .properNoun: at -= 1
            case .adposition: return true
            default: return false
            }
        }
        return false
    }

    /// The coordinated actors whose last is the subject before a verb.
    func list(endingWith actor: Int, before verb: Int, in range: Range<Int>) -> [Int] {
        guard var place = subjectEntry(before: verb, in: range) else { return [actor] }
        var found = [entries[place].actor]
        while place > 0, entries[place - 1].tokens.lowerBound >= range.lowerBound, found.count < 8 {
            let between = entries[place - 1].tokens.upperBound..<max(entries[place - 1].tokens.upperBound, entries[place].tokens.lowerBound)
            guard !between.isEmpty, between.count <= 3, between.allSatisfy({
                tokens.upos[$0] == .coordinating || tokens.xpos[$0] == .comma || tokens.upos[$0] == .determiner
            }) else { break }
            place -= 1
            if !found.contains(entries[place].actor) { found.insert(entries[place].actor, at: 0) }
        }
        return found
    }

    /// The first actor within some words after a cue, with those coordinated to it.
    func first(after token: Int, in range: Range<Int>) -> [Int] {
        var place = firstEntry(from: token)
        guard place < entries.count, entries[place].tokens.lowerBound < min(range.upperBound, token + 6) else { return [] }
        var found = [entries[place].actor]
        while place + 1 < entries.count, entries[place + 1].tokens.lowerBound < range.upperBound, found.count < 8 {
            let low = entries[place].tokens.upperBound
            let between = low..<max(low, entries[place + 1].tokens.lowerBound)
            guard !between.isEmpty, between.count <= 3, between.allSatisfy({
                tokens.upos[$0] == .coordinating || tokens.xpos[$0] == .comma || tokens.upos[$0] == .determiner
            }) else { break }
            place += 1
            if !found.contains(entries[place].actor) { found.append(entries[place].actor) }
        }
        return found
    }
}
