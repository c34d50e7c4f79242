import Prose

/// Tells which actor a phrase names.
struct SpeakerIndex {
    private let mentions: [(actor: Int, mention: ActorMentions.Mention)]

    init(_ actors: ActorMentions?) { mentions = actors?.mentionsInOrder ?? [] }

    /// The actor whose mention covers the head of the phrase; else the first named in it.
    func actor(of phrase: Span, head: Span) -> Int? {
        var low = 0, high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].mention.span.start < phrase.start { low = middle + 1 } else { high = middle }
        }
        var first: Int?
        // A longer mention may begin before the phrase.
        var index = max(0, low - 4)
        while index < mentions.count, mentions[index].mention.span.start < phrase.end {
            let span = mentions[index].mention.span
            if span.overlaps(head) { return mentions[index].actor }
            if first == nil, span.overlaps(phrase) { first = mentions[index].actor }
            index += 1
        }
        return first
    }
}
