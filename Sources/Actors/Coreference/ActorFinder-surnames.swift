import Lexicons
import Prose

/// Surnames after full names: "Joe Biden … Biden", and given names where one person has them. Names that the text has defined are
/// found again.
extension ActorFinder {
    mutating func bindSurnames() {
        // Where each surname was used, in order of the text.
        var uses: [UInt64: [(token: Int, actor: Int)]] = [:]
        var bearers: [UInt64: Set<Int>] = [:]
        var given: [UInt64: Set<Int>] = [:]
        trail.sort { ($0.token, $0.actor) < ($1.token, $1.actor) }
        for entry in trail where roster.actors[entry.actor].kind == .person {
            let surname = roster.traits[entry.actor].surname
            guard surname != 0 else { continue }
            uses[surname, default: []].append((entry.token, entry.actor))
            let words = roster.actors[entry.actor].name.split(separator: " ")
            guard words.count > 1 else { continue }
            bearers[surname, default: []].insert(entry.actor)
            let written = roster.traits[entry.actor].writtenSurname
            if written != 0, written != surname {
                bearers[written, default: []].insert(entry.actor)
                uses[written, default: []].append((entry.token, entry.actor))
            }
            if roster.actors[entry.actor].isProvisional, let first = words.first { given[WordHash.of(first), default: []].insert(entry.actor) }
        }
        for token in 0..<view.count where !taken[token] && view.isProse(token) && view.isCapitalised(token) {
            let hash = view.lower(token)
            if itemAt[token] < 0, let whole = shortened(token..<(token + 1)) {
                mention(whole, token..<(token + 1), .alias, "rule:short-name", p: 0.85)
            } else if view.isAllCaps(token), let actor = definedAcronyms[hash] {
                mention(actor, token..<(token + 1), .acronym, "rule:defined-acronym", p: 0.95)
            } else if itemAt[token] < 0, bearers[hash] != nil, !isPartOfName(token), let actor = nearest(in: uses[hash] ?? [], to: token) {
                mention(actor, titled(token..<(token + 1)), .surname, "rule:surname", p: 0.9)
            } else if itemAt[token] < 0, view.upos(token) == .properNoun, let owners = given[hash], owners.count == 1, let actor = owners.first,
                !knowledge.grammar[hash].contains(.noPerson), !isPartOfName(token)
            {
                mention(actor, token..<(token + 1), .surname, "rule:given-name", p: 0.85)
            }
        }
    }

    /// The person of a surname who was named last before a token, but no relative of somebody who was named earlier; the first one
    /// when all are named later.
    private func nearest(in uses: [(token: Int, actor: Int)], to token: Int) -> Int? {
        var low = 0, high = uses.count
        while low < high {
            let middle = (low + high) / 2
            if uses[middle].token < token { low = middle + 1 } else { high = middle }
        }
        guard low > 0, let first = uses.first else { return uses.first?.actor }
        let last = uses[low - 1].actor
        return last != first.actor && isNamedAsKin(firstToken(last)) ? first.actor : last
    }

    /// True next to another capitalised word that is not yet explained: "Biden Street".
    private func isPartOfName(_ token: Int) -> Bool {
        let next = token + 1
        return next < view.count && view.upos(next) == .properNoun && view.isCapitalised(next) && !taken[next] && itemAt[next] < 0
            && view.sentence(next) == view.sentence(token)
    }
}
