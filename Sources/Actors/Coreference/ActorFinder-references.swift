import Prose

/// Everything that points back, from left to right: each reference sees what was named or resolved before it.
extension ActorFinder {
    mutating func resolveReferences() {
        let named = trail.sorted { ($0.token, $0.actor) < ($1.token, $1.actor) }
        let nouns = pending.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
        trail.removeAll(keepingCapacity: true)
        spokenCountries = Set(roster.actors.compactMap { $0.kind == .place ? nil : $0.country })
        pending = []
        var nextNamed = 0, nextNoun = 0
        for sentence in view.sentences.sentences where sentence.isProse {
            for token in sentence.tokens where token < view.count {
                while nextNamed < named.count, named[nextNamed].token < token {
                    trail.append(named[nextNamed])
                    nextNamed += 1
                }
                while nextNoun < nouns.count, nouns[nextNoun].tokens.lowerBound < token { nextNoun += 1 }
                if taken[token] { continue }
                if nextNoun < nouns.count, nouns[nextNoun].tokens.lowerBound == token {
                    resolve(nouns[nextNoun])
                } else {
                    resolvePronoun(at: token)
                }
            }
        }
    }
}
