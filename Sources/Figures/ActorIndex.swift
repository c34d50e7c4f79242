import Prose

/// Tells which actor stands at a place in the text, and which of them are places.
struct ActorIndex {
    private let mentions: [(actor: Int, mention: ActorMentions.Mention)]
    private let kinds: [ActorMentions.Kind]
    private let entities: [Entities.Entity]

    init(_ actors: ActorMentions?, _ entities: Entities?) {
        mentions = actors?.mentionsInOrder ?? []
        kinds = actors?.actors.map(\.kind) ?? []
        self.entities = entities?.entities ?? []
    }

    /// The actor whose mention has its head at a token, or covers it; of several the longest.
    func actor(at token: Int) -> Int? {
        var best: (actor: Int, length: Int)?
        for index in firstMention(endingAfter: token)..<mentions.count {
            let mention = mentions[index].mention
            if mention.tokens.lowerBound > token { break }
            if mention.tokens.contains(token), mention.tokens.count > (best?.length ?? 0) { best = (mentions[index].actor, mention.tokens.count) }
        }
        return best?.actor
    }

    /// The actor of a phrase: at its head, else the last named in it.
    func actor(in range: Range<Int>, head: Int) -> Int? {
        if let actor = actor(at: head) { return actor }
        for token in range.reversed() { if let actor = actor(at: token) { return actor } }
        return nil
    }

    /// A place named inside a range of tokens that stands after a preposition of place, or anywhere.
    func place(in range: Range<Int>, where accepts: (Int) -> Bool) -> Range<Int>? {
        for entity in entities[firstEntity(endingAfter: range.lowerBound)...] {
            if entity.tokens.lowerBound >= range.upperBound { break }
            if entity.label == .location, accepts(entity.tokens.lowerBound) { return entity.tokens }
        }
        for index in firstMention(endingAfter: range.lowerBound)..<mentions.count {
            let entry = mentions[index]
            if entry.mention.tokens.lowerBound >= range.upperBound { break }
            guard kinds.indices.contains(entry.actor), kinds[entry.actor] == .place || kinds[entry.actor] == .state, entry.mention.form == .name || entry.mention.form == .alias,
                accepts(entry.mention.tokens.lowerBound)
            else { continue }
            return entry.mention.tokens
        }
        return nil
    }

    /// What the name that covers a token names.
    func label(at token: Int) -> Entities.Label? {
        let index = firstEntity(endingAfter: token)
        return index < entities.count && entities[index].tokens.contains(token) ? entities[index].label : nil
    }

    func kind(of actor: Int) -> ActorMentions.Kind? { kinds.indices.contains(actor) ? kinds[actor] : nil }

    /// Mentions are ordered by start; none is longer than some tokens, so a few before the first later one may still cover it.
    private func firstMention(endingAfter token: Int) -> Int {
        var low = 0, high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].mention.tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 6)
    }
    private func firstEntity(endingAfter token: Int) -> Int {
        var low = 0, high = entities.count
        while low < high {
            let middle = (low + high) / 2
            if entities[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
