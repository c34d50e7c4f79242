import Lexicons
import Prose

/// Fills the slots of a frame by word order, where there is no tree: a mention before the verb, one after it, one after a preposition.
struct WindowArguments {
    let tokens: Tokens
    let mentions: MentionIndex
    /// Tokens of the sentence.
    let range: Range<Int>

    private static let be: WordSet = ["be", "get"]
    private static let by = WordHash.of("by")
    private static let of = WordHash.of("of")
    private static let to = WordHash.of("to")
    private static let and: WordSet = ["and", "&", ",", "or"]
    private static let reach = 16
    /// How far back a subject is looked for: keeps endless sentences cheap.
    private static let backwardReach = 80

    /// True for a past participle after a form of "be" or before "by".
    static func isPassive(_ verb: Int, _ range: Range<Int>, _ tokens: Tokens) -> Bool {
        guard tokens.xpos[verb] == .vbn || tokens.xpos[verb] == .vbd else { return false }
        var at = verb - 1
        while at >= range.lowerBound, at >= verb - 4 {
            if be.contains(tokens.lemma[at]) { return true }
            if tokens.upos[at] != .adverb && tokens.upos[at] != .auxiliary && tokens.upos[at] != .particle { break }
            at -= 1
        }
        return tokens.xpos[verb] == .vbn && verb + 1 < range.upperBound && tokens.lower[verb + 1] == by
    }

    /// Actors in a slot of a trigger.
    func fill(_ slot: ArgumentFrame.Slot, of trigger: Candidate) -> [Int] {
        if trigger.isNoun {
            switch slot {
            case .possessor: return possessor(of: trigger, needsMark: true)
            case .modifier: return possessor(of: trigger, needsMark: false)
            case .preposition(let preposition): return after(preposition, from: trigger.tokens.upperBound, reach: 7)
            case .subject: return before(trigger.tokens.lowerBound)
            default: return []
            }
        }
        let isPassive = Self.isPassive(trigger.head, range, tokens)
        switch slot {
        case .subject: return isPassive ? after(Self.by, from: trigger.tokens.upperBound, reach: Self.reach) : before(trigger.head)
        case .object: return isPassive ? before(trigger.head) : following(trigger.tokens.upperBound)
        case .indirectObject: return isPassive ? [] : []
        case .preposition(let preposition): return after(preposition, from: trigger.tokens.upperBound, reach: Self.reach)
        default: return []
        }
    }

    /// The mention that stands before a verb as its subject: not governed by a preposition, not the object of another verb.
    private func before(_ verb: Int) -> [Int] {
        var at = verb - 1
        var reserve: [Int] = []
        // With nothing but auxiliaries between, a verb with tense follows its subject, whatever stands before that.
        let isFinite = tokens.xpos[verb].isFinite || hasModal(before: verb)
        while at >= max(range.lowerBound, verb - Self.backwardReach) {
            if let number = mentions.number(at: at) {
                let entry = mentions.entries[number]
                // "with the rebels seizing the port".
                if tokens.xpos[verb] == .vbg, entry.tokens.upperBound == verb { return coordinated(leftOf: number) }
                if isFinite, entry.tokens.upperBound <= verb, isBare(entry.tokens.upperBound..<verb), !isPrepositional(entry.tokens.lowerBound) { return coordinated(leftOf: number) }
                switch role(before: entry.tokens.lowerBound) {
                case .subject: return coordinated(leftOf: number)
                case .object: if reserve.isEmpty { reserve = [entry.actor] }
                case .prepositional: break
                }
                at = entry.tokens.lowerBound - 1
                continue
            }
            let tag = tokens.xpos[at]
            if tag == .colon { break }
            at -= 1
        }
        return reserve
    }

    private func hasModal(before verb: Int) -> Bool {
        (max(range.lowerBound, verb - 3)..<verb).contains { tokens.xpos[$0] == .md }
    }

    private func isBare(_ between: Range<Int>) -> Bool {
        between.allSatisfy { tokens.upos[$0] == .auxiliary || tokens.upos[$0] == .adverb || tokens.upos[$0] == .particle }
    }

    private func isPrepositional(_ start: Int) -> Bool { role(before: start) == .prepositional }

    private enum Role { case subject, object, prepositional }

    private func role(before start: Int) -> Role {
        var at = start - 1
        while at >= range.lowerBound {
            switch tokens.upos[at] {
            case .determiner, .adjective, .numeral, .noun, .properNoun, .adverb: at -= 1
            case .adposition, .subordinating:
                return Self.isClauseOpener(tokens.lower[at]) ? .subject : .prepositional
            case .particle: return .prepositional
            case .verb: return .object
            default: return .subject
            }
        }
        return .subject
    }

    private static let openers: WordSet = ["that", "if", "while", "because", "although", "though", "when", "as", "after", "before", "since", "whether", "unless", "where"]
    private static func isClauseOpener(_ word: UInt64) -> Bool { openers.contains(word) }

    /// The first mention after a verb that no preposition governs.
    private func following(_ start: Int) -> [Int] {
        var at = start
        let limit = min(range.upperBound, start + Self.reach)
        while at < limit {
            if let number = mentions.number(at: at) { return coordinated(rightOf: number) }
            switch tokens.upos[at] {
            case .adposition: if tokens.lower[at] != Self.of { return [] }
            case .verb: if tokens.xpos[at] != .vbg && tokens.xpos[at] != .vbn { return [] }
            case .auxiliary, .subordinating: return []
            case .punctuation: if tokens.xpos[at] != .openQuote && tokens.xpos[at] != .closeQuote && tokens.xpos[at] != .hyphen { return [] }
            default: break
            }
            at += 1
        }
        return []
    }

    /// The first mention in the phrase that a preposition opens.
    private func after(_ preposition: UInt64, from start: Int, reach: Int) -> [Int] {
        let limit = min(range.upperBound, start + reach)
        var at = start
        while at < limit {
            if tokens.lower[at] == preposition, tokens.upos[at] != .verb {
                var inner = at + 1
                let innerLimit = min(range.upperBound, at + 7)
                while inner < innerLimit {
                    if let number = mentions.number(at: inner) { return coordinated(rightOf: number) }
                    if tokens.upos[inner] == .verb || tokens.upos[inner] == .auxiliary || tokens.xpos[inner] == .colon { break }
                    inner += 1
                }
            }
            let pos = tokens.upos[at]
            if pos == .subordinating || tokens.xpos[at] == .colon || tokens.xpos[at].isFinite { return [] }
            at += 1
        }
        return []
    }

    /// The mention directly before a noun, as its owner ("Iran's attack") or modifier ("Iranian attack").
    private func possessor(of trigger: Candidate, needsMark: Bool) -> [Int] {
        var at = trigger.tokens.lowerBound - 1
        var marked = false
        let limit = max(range.lowerBound, at - 4)
        while at >= limit {
            if let number = mentions.number(at: at) {
                let entry = mentions.entries[number]
                marked = marked || tokens.xpos[entry.tokens.upperBound - 1] == .pos || tokens.xpos[at] == .prpPossessive
                if needsMark && !marked { return [] }
                return coordinated(leftOf: number)
            }
            switch tokens.upos[at] {
            case .adjective, .noun, .properNoun, .numeral: break
            case .particle where tokens.xpos[at] == .pos: marked = true
            case .punctuation where tokens.xpos[at] == .hyphen: break
            case .verb where tokens.xpos[at] == .vbn || tokens.xpos[at] == .vbg: break
            default: return []
            }
            at -= 1
        }
        return []
    }

    private func coordinated(rightOf number: Int) -> [Int] {
        var found = [mentions.entries[number].actor]
        var last = mentions.entries[number]
        for next in mentions.entries[(number + 1)...] {
            guard next.tokens.lowerBound < range.upperBound, found.count < 8 else { break }
            if next.tokens.lowerBound < last.tokens.upperBound { continue }
            guard isList(last.tokens.upperBound..<next.tokens.lowerBound) else { break }
            if !found.contains(next.actor) { found.append(next.actor) }
            last = next
        }
        return found
    }

    private func coordinated(leftOf number: Int) -> [Int] {
        var found = [mentions.entries[number].actor]
        var last = mentions.entries[number]
        for place in stride(from: number - 1, through: 0, by: -1) {
            let next = mentions.entries[place]
            guard next.tokens.lowerBound >= range.lowerBound, found.count < 8 else { break }
            if next.tokens.upperBound > last.tokens.lowerBound { continue }
            guard isList(next.tokens.upperBound..<last.tokens.lowerBound) else { break }
            if !found.contains(next.actor) { found.insert(next.actor, at: 0) }
            last = next
        }
        return found
    }

    /// "and", "and the", ", ": what stands between two members of a list.
    private func isList(_ between: Range<Int>) -> Bool {
        guard !between.isEmpty, between.count <= 3 else { return false }
        var joined = false
        for index in between {
            if Self.and.contains(tokens.lower[index]) { joined = joined || tokens.upos[index] == .coordinating; continue }
            guard tokens.upos[index] == .determiner || tokens.upos[index] == .adjective else { return false }
        }
        return joined
    }
}
