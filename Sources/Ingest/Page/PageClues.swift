import Markup

/// What is found once for a page and asked for each of its blocks.
struct PageClues {
    let title: BodyWindow
    let summary: BodyWindow
    let body: BodyWindow
    /// One hash for each form of the headline.
    let titleKeys: Set<UInt64>
    /// The smallest element with most of the prose, its blocks and its share of all words in per cent.
    let bulkNode: Int
    let bulk: Range<Int>
    let bulkShare: Int
    private let scan: PageScan
    private var counts: [UInt64: Int32] = [:]
    private var keys: [UInt64] = []
    private var isRepeat: [Bool] = []

    init(scan: PageScan, totals: PageTotals, tree: MarkupTree, clues: BlockFeatures.Clues, words: [UInt64], ends: [Int]) {
        self.scan = scan
        title = BodyWindow(clues.titles.joined(separator: " "))
        summary = BodyWindow(clues.summary)
        body = BodyWindow(clues.body)
        titleKeys = Set(clues.titles.map { BlockWords.joined(BlockWords.of($0)) })
        bulkNode = totals.smallestElement(holding: 51, of: totals.before.map(\.proseWords), scan)
        bulk = totals.blocks(of: bulkNode)
        bulkShare = totals.sums(of: bulk).words * 100 / max(1, totals.all.words)
        var start = 0
        for (index, end) in ends.enumerated() {
            // The length tells texts apart that begin alike.
            let key = BlockWords.joined(words[start..<end]) ^ UInt64(scan.blocks[index].words)
            keys.append(key)
            isRepeat.append(counts[key] != nil)
            counts[key, default: 0] += 1
            start = end
        }
    }

    /// Twice the number of other blocks with the same words, and one more when one of them came before.
    func repeats(of index: Int) -> Int { Int((counts[keys[index]] ?? 1) - 1) * 2 + (isRepeat[index] ? 1 : 0) }

    /// 0 small letter, 1 capital, 2 digit, 3 mark, 4 letter of another script.
    func firstCharacter(_ block: PageBlock) -> Int {
        switch scan.buffer[block.range.lowerBound] {
        case 0x61...0x7A: 0
        case 0x41...0x5A: 1
        case 0x30...0x39: 2
        case 0..<0x80, 0xE2, 0xC2: 3
        default: 4
        }
    }
}
