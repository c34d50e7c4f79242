import Prose

/// Actor mentions by token.
struct MentionIndex {
    struct Entry {
        let actor: Int
        let tokens: Range<Int>
        let head: Int
    }

    /// In order of the text; of overlapping ones all stand here.
    let entries: [Entry]
    /// Entry by its head token, else by any token it covers; -1 where none.
    private var byHead: [Int32]
    private var byCover: [Int32]

    init(_ actors: ActorMentions?, tokenCount: Int) {
        var entries: [Entry] = []
        byHead = Array(repeating: -1, count: tokenCount)
        byCover = byHead
        for (actor, mention) in actors?.mentionsInOrder ?? [] {
            let range = mention.tokens.clamped(to: 0..<tokenCount)
            guard !range.isEmpty else { continue }
            let head = range.contains(mention.head) ? mention.head : range.upperBound - 1
            entries.append(Entry(actor: actor, tokens: range, head: head))
        }
        for (number, entry) in entries.enumerated() {
            if byHead[entry.head] < 0 { byHead[entry.head] = Int32(number) }
            // The smallest mention that covers a token names it best.
            for index in entry.tokens {
                let old = byCover[index]
                if old < 0 || entries[Int(old)].tokens.count > entry.tokens.count { byCover[index] = Int32(number) }
            }
        }
        self.entries = entries
    }

    /// The mention whose head is this token, else the smallest that covers it.
    func entry(at index: Int) -> Entry? { number(at: index).map { entries[$0] } }

    /// The same as an index into `entries`.
    func number(at index: Int) -> Int? {
        guard index >= 0, index < byHead.count else { return nil }
        let found = byHead[index] >= 0 ? byHead[index] : byCover[index]
        return found >= 0 ? Int(found) : nil
    }
}
