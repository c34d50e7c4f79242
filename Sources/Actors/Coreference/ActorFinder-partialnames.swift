import Lexicons
import Prose

/// Part of a name after the whole of it: "Kathleen Nott … Kathleen", "Jennifer Jayne … Jennifer Jayne Jones". One person, one actor.
extension ActorFinder {
    /// Joins provisional persons whose name is part of another's, and takes surnames from relatives who only share them.
    mutating func joinPartialNames() {
        let persons = roster.actors.indices.filter { roster.actors[$0].kind == .person && !roster.actors[$0].mentions.isEmpty }
        guard persons.count > 1, persons.count < 2_000 else { return }
        var byWord: [UInt64: [Int]] = [:]
        var words: [Int: [UInt64]] = [:]
        for actor in persons {
            let hashes = roster.actors[actor].name.split(separator: " ").map { WordHash.of($0) }
            words[actor] = hashes
            for hash in Set(hashes) { byWord[hash, default: []].append(actor) }
        }
        var joined: [Int: Int] = [:]
        for actor in persons where roster.actors[actor].isProvisional {
            guard let own = words[actor], own.count <= 2, let first = own.first else { continue }
            let wholes = (byWord[first] ?? []).filter { other in
                guard other != actor, let theirs = words[other], theirs.count > own.count, joined[other] == nil else { return false }
                return contains(theirs, own) && !(own.count == 1 && theirs.last == first && isRelative(other, of: actor))
            }
            guard let whole = best(wholes, for: actor) else { continue }
            joined[actor] = whole
            roster.move(from: actor, to: whole) { _ in true }
        }
        guard !joined.isEmpty else { return }
        for index in trail.indices { if let whole = joined[trail[index].actor] { trail[index].actor = whole } }
    }

    private func contains(_ whole: [UInt64], _ part: [UInt64]) -> Bool {
        for start in 0...(whole.count - part.count) where Array(whole[start..<(start + part.count)]) == part { return true }
        return false
    }

    /// Of several whole names the one named last before the part, else the first behind it; none when a given name fits two.
    private func best(_ wholes: [Int], for actor: Int) -> Int? {
        guard wholes.count > 1 else { return wholes.first }
        let start = firstToken(actor)
        return wholes.filter { firstToken($0) < start }.max { firstToken($0) < firstToken($1) } ?? wholes.min { firstToken($0) < firstToken($1) }
    }

    func firstToken(_ actor: Int) -> Int { roster.actors[actor].mentions.map(\.tokens.lowerBound).min() ?? 0 }

    /// True when a longer name comes later and stands beside a word of kinship: "Larson was born … the daughter of John Larson".
    private func isRelative(_ other: Int, of actor: Int) -> Bool {
        let start = firstToken(other)
        return start > firstToken(actor) && isNamedAsKin(start)
    }

    /// True when a word of kinship stands shortly before a token.
    func isNamedAsKin(_ token: Int) -> Bool {
        var position = token - 1
        while position >= 0, token - position <= 9, view.sentence(position) == view.sentence(token) {
            if knowledge.grammar[view.lower(position)].contains(.kin) { return true }
            position -= 1
        }
        return false
    }
}
