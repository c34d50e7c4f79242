import Markup

/// What the block classifier sees of each block: whole numbers only, so that every machine decides alike.
///
/// The order of the columns is part of the model file; `Training/ingest` reads them from here.
struct BlockFeatures {
    /// Columns of a row.
    static let count = 159

    /// What the page says of itself, as words.
    struct Clues {
        /// The headline's forms.
        var titles: [String] = []
        var summary: String?
        /// The article's text as JSON-LD gives it.
        var body: String?
    }

    private let tree: MarkupTree
    private let scan: PageScan
    let totals: PageTotals
    let rows: BlockRows
    private var row: BlockRows.Row
    private var wordHashes: [UInt64] = []
    private var wordEnds: [Int] = []

    /// - Parameters:
    ///   - chosen: blocks that the density rule chose.
    ///   - container: the element that it chose.
    init(tree: MarkupTree, scan: PageScan, cues: CueWords, chosen: [Int], container: Int?, clues: Clues) {
        self.tree = tree
        self.scan = scan
        totals = PageTotals(tree: tree, scan: scan)
        rows = BlockRows(count: scan.blocks.count)
        row = rows.row(0)
        guard !scan.blocks.isEmpty else { return }
        readWords()
        var isChosen = [Bool](repeating: false, count: scan.blocks.count)
        for index in chosen { isChosen[index] = true }
        let page = PageClues(scan: scan, totals: totals, tree: tree, clues: clues, words: wordHashes, ends: wordEnds)
        let heading = scan.mainHeadings.first
        let containerShare = totals.share(of: container)
        var lastHeading: (index: Int, any: Int, first: Int)?
        var chosenBefore = 0
        for index in scan.blocks.indices {
            row = rows.row(index)
            own(index)
            context(index)
            let block = scan.blocks[index]
            let words = self.words(index)
            put(isChosen[index] ? 1 : 0)
            put(container.map { block.node >= $0 && block.node < tree.end(of: $0) ? 1 : 0 } ?? 0)
            put(container.map { distance(from: block.node, to: $0) } ?? 99)
            put(heading.map { index - $0 } ?? -999)
            put(heading.map { totals.before[index].words - totals.before[$0].words } ?? -999)
            put(containerShare)
            put(page.body.isEmpty ? -1 : page.body.share(of: words) > 50 ? 1 : 0)
            put(block.count <= 300 && page.titleKeys.contains(BlockWords.joined(words)) ? 1 : 0)
            put(chosenBefore)
            if isChosen[index] { chosenBefore += 1 }
            if index >= 8, isChosen[index - 8] { chosenBefore -= 1 }
            let bits = cues.kinds(of: words)
            put(Int(bits.any))
            put(Int(bits.first))
            put(block.words < 40 ? bits.any.nonzeroBitCount : -1)
            surroundings(index, page, words, lastHeading)
            if block.shape == .heading { lastHeading = (index, Int(bits.any), Int(bits.first)) }
        }
    }

    /// The columns of a block.
    func values(_ block: Int) -> [Int32] { rows.values(block, columns: Self.count) }

    @inline(__always) private mutating func put(_ value: Int) { row.put(value) }

    private mutating func readWords() {
        wordHashes.reserveCapacity(scan.buffer.count / 6)
        scan.buffer.withUnsafeBufferPointer { buffer in
            for block in scan.blocks {
                BlockWords.append(UnsafeBufferPointer(rebasing: buffer[block.range]), limit: 400, to: &wordHashes)
                wordEnds.append(wordHashes.count)
            }
        }
    }

    /// The first words of a block.
    private func words(_ index: Int) -> ArraySlice<UInt64> { wordHashes[(index == 0 ? 0 : wordEnds[index - 1])..<wordEnds[index]] }

    /// Columns 0 to 65: the block itself.
    private mutating func own(_ index: Int) {
        let block = scan.blocks[index]
        put(block.words)
        put(block.count)
        put(block.linkShare)
        put(block.linkCount)
        put(block.commas)
        put(block.sentenceEnds)
        put(block.digits * 100 / max(1, block.count))
        put(block.capitals * 100 / max(1, block.letters))
        put(block.endsSentence ? 1 : 0)
        put(Int(block.shape.rawValue))
        put(block.headingLevel)
        put(block.depth)
        put(index * 1_000 / max(1, scan.blocks.count))
        put(totals.before[index].words * 1_000 / max(1, totals.all.words))
        for bit in 0..<20 { put(Int(block.regions.rawValue >> UInt32(bit) & 1)) }
        // Columns 34 to 65: where the class words name each kind (3 on the element, 2 near it, 1 further up).
        let own = block.ownKinds.rawValue, near = block.nearKinds.rawValue, all = block.allKinds.rawValue
        for bit in 0..<32 {
            let mask = UInt32(1) << UInt32(bit)
            put(own & mask != 0 ? 3 : near & mask != 0 ? 2 : all & mask != 0 ? 1 : 0)
        }
    }

    /// Columns 66 to 99: the blocks around it, the elements above it, blocks of the same make, the page.
    private mutating func context(_ index: Int) {
        for offset in [-1, 1, -2, 2] {
            let other = index + offset
            guard other >= 0, other < scan.blocks.count else {
                for _ in 0..<4 { put(-1) }
                continue
            }
            put(scan.blocks[other].words)
            put(scan.blocks[other].linkShare)
            put(Int(scan.blocks[other].shape.rawValue))
            put(scan.blocks[other].endsSentence ? 1 : 0)
        }
        var node = scan.blocks[index].node
        for _ in 0..<3 {
            node = max(0, tree.parent(of: node))
            let sums = totals.sums(of: node)
            put(sums.words)
            put(sums.linkShare)
            put(sums.blocks)
        }
        let make = totals.makes[Int(totals.makeOfBlock[index])]
        put(make.count)
        put(make.words / max(1, make.count))
        put(make.links / max(1, make.count))
        put(make.prose * 100 / max(1, make.count))
        put(totals.all.words)
        put(scan.blocks.count)
        put(totals.proseSince[index])
        put(totals.proseUntil[index])
        put(totals.articleElements)
    }

    /// Columns 112 to 158: the page's profile, what it says of itself, the heading above, how the prose is spread.
    private mutating func surroundings(_ index: Int, _ page: PageClues, _ words: ArraySlice<UInt64>, _ heading: (index: Int, any: Int, first: Int)?) {
        let block = scan.blocks[index]
        let prose = max(1, totals.all.proseWords)
        put(totals.all.proseWords * 100 / max(1, totals.all.words))
        put(totals.all.prose)
        put(totals.all.linkShare)
        put(totals.headings)
        put(totals.paragraphs)
        put(totals.listItems)
        put(page.title.wordShare(of: words))
        put(page.summary.wordShare(of: words))
        put(page.summary.isEmpty || words.count < 3 ? 0 : page.summary.share(of: words))
        put(page.repeats(of: index))
        put(page.firstCharacter(block))
        put(block.count * 10 / max(1, block.words))
        put(block.words / max(1, block.sentenceEnds))
        if let heading {
            put(min(999, index - heading.index))
            put(heading.any)
            put(heading.first)
            put(scan.blocks[heading.index].headingLevel)
            put(scan.blocks[heading.index].linkShare)
            put(distance(from: scan.blocks[heading.index].node, to: block.node))
        } else {
            put(999)
            for _ in 0..<5 { put(-1) }
        }
        var node = block.node
        for level in 0..<6 {
            let sums = totals.sums(of: node)
            put(sums.proseWords * 100 / prose)
            put(sums.prose * 100 / max(1, sums.blocks))
            if level >= 4 {
                put(sums.blocks)
                put(sums.linkShare)
            }
            let parent = tree.parent(of: node)
            if parent > 0 { node = parent }
        }
        put(page.bulk.contains(index) ? 1 : 0)
        put(max(-2_000, min(3_000, (index - page.bulk.lowerBound) * 1_000 / max(1, page.bulk.count - 1))))
        put(page.bulk.contains(index) ? distance(from: block.node, to: page.bulkNode, upTo: true) : -1)
        put(page.bulkShare)
        put(totals.before[index].proseWords * 1_000 / prose)
        put((totals.all.proseWords - totals.before[index + 1].proseWords) * 1_000 / prose)
        put(totals.sums(of: max(0, index - 3)..<min(scan.blocks.count, index + 4)).proseWords)
        put(block.boldBytes * 100 / max(1, block.count))
        twins(of: block.node)
    }

    /// The innermost element around a block that is one of three or more of a make: a card, an entry, a comment.
    private mutating func twins(of node: Int) {
        var node = node, level = 0
        while node > 0, level < 7 {
            let group = scan.twinGroups[node]
            if group >= 0, scan.twinCounts[Int(group)] >= 3 {
                let sums = totals.sums(of: node)
                put(level)
                put(Int(scan.twinCounts[Int(group)]))
                put(sums.words)
                put(sums.linkShare)
                return
            }
            node = tree.parent(of: node)
            level += 1
        }
        for _ in 0..<4 { put(-1) }
    }

    /// Levels from a node up to the first element that also holds another (or to that element itself).
    private func distance(from node: Int, to other: Int, upTo isItself: Bool = false) -> Int {
        var level = 0
        var node = node
        while node > 0, isItself ? node != other : !(node <= other && tree.end(of: node) > other), level < 40 {
            node = tree.parent(of: node)
            level += 1
        }
        return level
    }
}
