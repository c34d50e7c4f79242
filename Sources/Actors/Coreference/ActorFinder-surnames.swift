import Lexicons
import Prose

/// Surnames after full names: "Joe Biden … Biden". Names that the text has defined are found again.
extension ActorFinder {
    mutating func bindSurnames() {
        var bearers: [UInt64: Int] = [:]
        for actor in roster.actors.indices where roster.actors[actor].kind == .person {
            guard roster.actors[actor].name.contains(" "), let first = roster.actors[actor].mentions.first else { continue }
            let key = surnameHash(of: actor)
            // Of two persons of one name the first stands, unless only the later is named nearby.
            if bearers[key] == nil { bearers[key] = actor }
            _ = first
        }
        guard !bearers.isEmpty || !definedAcronyms.isEmpty else { return }
        for token in 0..<view.count where !taken[token] && view.isProse(token) && view.isCapitalised(token) {
            let hash = view.lower(token)
            if view.isAllCaps(token), let actor = definedAcronyms[hash] {
                mention(actor, token..<(token + 1), .acronym, "rule:defined-acronym", p: 0.95)
            } else if let actor = bearers[hash], itemAt[token] < 0, !isPartOfName(token) {
                let actor = nearest(bearing: hash, to: token) ?? actor
                mention(actor, titled(token..<(token + 1)), .surname, "rule:surname", p: 0.9)
            }
        }
    }

    /// The person of a surname who was named last before a token.
    private func nearest(bearing hash: UInt64, to token: Int) -> Int? {
        var best: (actor: Int, token: Int)?
        for entry in trail where entry.token < token && roster.actors[entry.actor].kind == .person {
            guard surnameHash(of: entry.actor) == hash else { continue }
            if best.map({ entry.token > $0.token }) ?? true { best = (entry.actor, entry.token) }
        }
        return best?.actor
    }

    /// True next to another capitalised word that is not yet explained: "Biden Street".
    private func isPartOfName(_ token: Int) -> Bool {
        let next = token + 1
        return next < view.count && view.upos(next) == .properNoun && view.isCapitalised(next) && !taken[next] && itemAt[next] < 0
            && view.sentence(next) == view.sentence(token)
    }
}
