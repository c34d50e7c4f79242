import Lexicons
import Prose

/// Capitals: the seat of a government, or a place.
extension ActorFinder {
    mutating func composeCapital(_ index: Int, _ state: Int32) -> Int {
        let item = items[index], range = item.tokens
        let before = knowledge.grammar[view.lower(range.lowerBound - 1)]
        let isPlace = before.contains(.placeBefore) || isFollowedByPlaceWord(range) || isAddress(range)
        if !isPlace, let found = composition(after: range.upperBound, before: range.lowerBound), found.partner != nil || isOfficial(found) {
            mentionComposed(owner: state, found, range.lowerBound..<found.tokens.upperBound, why: knowledge.why(item.reading.source))
            return nextItem(after: found.noun.upperBound)
        }
        let isPower = !isPlace && (before.contains(.powerBefore) || actsAsPower(range))
        if isPower {
            mentionGovernment(range, state, why: knowledge.why(item.reading.source))
        } else {
            mentionPlace(range, state, why: knowledge.why(item.reading.source))
        }
        return index + 1
    }

    private func isOfficial(_ found: Composition) -> Bool {
        let agent = knowledge.agents[Int(found.agent)]
        return agent.code.hasPrefix("GOV") || agent.code.hasPrefix("MIL")
    }

    private func isFollowedByPlaceWord(_ range: Range<Int>) -> Bool {
        let after = view.isPossessive(range.upperBound) ? range.upperBound + 1 : range.upperBound
        return knowledge.grammar[view.lower(after)].contains(.placeAfter)
    }

    /// "KABUL, Aug 31 -", "Kabul, Afghanistan", "KABUL (Reuters)".
    private func isAddress(_ range: Range<Int>) -> Bool {
        let next = range.upperBound
        if view.tokens.flags[range.lowerBound].contains(.sentenceStart) {
            if view.sign(next) == 0x28 || view.isHyphen(next) { return true }
            if let span = next < view.count ? view.tokens.spans[next] : nil, view.isPunctuation(next), span.count == 3 { return true }
            if view.isAllCaps(range.lowerBound), view.isComma(next) { return true }
        }
        guard view.isComma(next), next + 1 < view.count, itemAt[next + 1] >= 0, items.indices.contains(Int(itemAt[next + 1])) else { return false }
        if case .actor(let actor) = items[Int(itemAt[next + 1])].reading.meaning { return knowledge.actors[Int(actor)].kind == .state && view.isComma(items[Int(itemAt[next + 1])].tokens.upperBound) }
        return false
    }

    /// The subject of a verb that only people and powers are subject of, or the owner of a policy.
    private func actsAsPower(_ range: Range<Int>) -> Bool {
        let head = view.head(of: range), end = range.upperBound
        if let relation = view.relation(head), relation == .nsubj || relation == .oblAgent || relation == .nsubjOuter {
            let verb = view.governor(head)
            if verb >= 0, view.upos(verb) == .verb, !knowledge.grammar[view.lemma(verb)].contains(.placeVerb) { return true }
        }
        if end < view.count, view.upos(end) == .verb || view.upos(end) == .auxiliary {
            for token in end..<min(end + 4, view.count) {
                if view.upos(token) == .verb { return knowledge.grammar[view.lemma(token)].contains(.powerVerb) && view.tokens.xpos[token] != .vbn || followsHave(token) && knowledge.grammar[view.lemma(token)].contains(.powerVerb) }
                if view.upos(token) != .auxiliary, view.upos(token) != .adverb, view.upos(token) != .particle { break }
            }
        }
        if view.isPossessive(end) {
            for token in (end + 1)..<max(end + 1, min(end + 4, view.count)) where knowledge.grammar[view.lower(token)].contains(.powerNoun) { return true }
            return false
        }
        if knowledge.grammar[view.lower(end)].contains(.powerNoun) { return true }
        if isBesideCapital(range) { return true }
        // "Tehran-backed".
        if view.isHyphen(end), knowledge.grammar[view.lower(end + 1)].contains(.partner) { return true }
        return false
    }

    /// "Moscow and Washington": two powers, unless a preposition of place stands before them.
    private func isBesideCapital(_ range: Range<Int>) -> Bool {
        if knowledge.grammar[view.lower(range.upperBound)].contains(.link), isCapital(range.upperBound + 1) { return true }
        guard range.lowerBound > 1, knowledge.grammar[view.lower(range.lowerBound - 1)].contains(.link), isCapital(range.lowerBound - 2) else { return false }
        let other = items[Int(itemAt[range.lowerBound - 2])].tokens.lowerBound
        return !knowledge.grammar[view.lower(other - 1)].contains(.placeBefore)
    }

    private func isCapital(_ token: Int) -> Bool {
        guard token >= 0, token < view.count, itemAt[token] >= 0, items.indices.contains(Int(itemAt[token])) else { return false }
        if case .capital = items[Int(itemAt[token])].reading.meaning { return true }
        return false
    }

    private func followsHave(_ token: Int) -> Bool { token > 0 && view.lemma(token - 1) == Self.have }
    private static let have = WordHash.of("have")

    mutating func mentionGovernment(_ range: Range<Int>, _ state: Int32, why: String) {
        let known = knowledge.actors[Int(state)]
        let entity = "\(known.entity.lowercased())-gov"
        let actor = roster.index(of: entity) {
            (
                .init(
                    entity: entity, name: "\(known.adjective) government", kind: .government, country: known.country,
                    roles: [.init(code: (known.country ?? "") + "GOV")]),
                .init(role: "gov")
            )
        }
        mention(actor, range, .metonym, why, p: 0.85)
    }

    private mutating func mentionPlace(_ range: Range<Int>, _ state: Int32, why: String) {
        let name = words(range)
        let country = knowledge.actors[Int(state)].country
        let actor = roster.index(of: Slug.of(name)) {
            var actor = ActorMentions.Actor(entity: Slug.of(name), name: name, kind: .place, country: country)
            actor.place = knowledge.coordinates[WordHash.of(name)]
            return (actor, .init())
        }
        mention(actor, range, .name, why, p: 0.9)
    }
}
