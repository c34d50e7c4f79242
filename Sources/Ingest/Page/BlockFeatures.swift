import Lexicons
import Markup

/// What the block classifier sees of each block: whole numbers only, so that every machine decides alike.
///
/// The order of the columns is part of the model file; `Training/ingest` writes both.
struct BlockFeatures {
    /// Columns of a row.
    static let count = 128

    private let tree: MarkupTree
    private let scan: PageScan
    private let cues: CueWords
    private(set) var rows: [Int32]

    /// - Parameters:
    ///   - chosen: blocks that the density rule chose.
    ///   - container: the element that it chose.
    ///   - titles: keys (`TitleChooser.key`) of the headline's forms.
    ///   - body: the article's text as JSON-LD gives it.
    init(tree: MarkupTree, scan: PageScan, cues: CueWords, chosen: [Int], container: Int?, titles: [String], body: String?) {
        self.tree = tree
        self.scan = scan
        self.cues = cues
        rows = [Int32](repeating: 0, count: scan.blocks.count * Self.count)
        let page = PageTotals(tree: tree, scan: scan)
        var isChosen = [Bool](repeating: false, count: scan.blocks.count)
        for index in chosen { isChosen[index] = true }
        let bodyWindow = BodyWindow(body)
        let titleHashes = Set(titles.map { WordHash.of($0) })
        let heading = scan.mainHeadings.first
        for index in scan.blocks.indices {
            own(index, page)
            context(index, page)
            var column = 100
            func put(_ value: Int) {
                rows[index * Self.count + column] = Int32(clamping: value)
                column += 1
            }
            let block = scan.blocks[index]
            put(isChosen[index] ? 1 : 0)
            put(container.map { block.node >= $0 && block.node < tree.end(of: $0) ? 1 : 0 } ?? 0)
            put(container.map { distance(from: block.node, to: $0) } ?? 99)
            put(heading.map { index - $0 } ?? -999)
            put(heading.map { page.wordsBefore[index] - page.wordsBefore[$0] } ?? -999)
            put(page.share(of: container))
            put(body == nil ? -1 : scan.buffer.withUnsafeBufferPointer { bodyWindow.holds(UnsafeBufferPointer(rebasing: $0[block.range])) ? 1 : 0 })
            put(block.count <= 300 && !titleHashes.isEmpty && titleHashes.contains(WordHash.of(TitleChooser.key(scan.text(of: index)))) ? 1 : 0)
            put(page.chosenBefore(index, isChosen))
            let bits = scan.buffer.withUnsafeBufferPointer { cues.kinds(in: UnsafeBufferPointer(rebasing: $0[block.range])) }
            put(Int(bits.any))
            put(Int(bits.first))
            put(block.words < 40 ? bits.any.nonzeroBitCount : -1)
        }
    }

    /// The row of a block.
    func row(_ block: Int) -> ArraySlice<Int32> { rows[(block * Self.count)..<((block + 1) * Self.count)] }

    private mutating func own(_ index: Int, _ page: PageTotals) {
        let block = scan.blocks[index]
        var column = index * Self.count
        func put(_ value: Int) {
            rows[column] = Int32(clamping: value)
            column += 1
        }
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
        put(page.wordsBefore[index] * 1_000 / max(1, page.words))
        for bit in 0..<20 { put(block.regions.rawValue >> UInt32(bit) & 1 == 1 ? 1 : 0) }
        // Columns 34 to 65: where the class words name each kind (3 on the element, 2 near it, 1 further up).
        for bit in 0..<32 {
            let mask = ClassKind(rawValue: 1 << UInt32(bit))
            put(!block.ownKinds.isDisjoint(with: mask) ? 3 : !block.nearKinds.isDisjoint(with: mask) ? 2 : !block.allKinds.isDisjoint(with: mask) ? 1 : 0)
        }
    }

    private mutating func context(_ index: Int, _ page: PageTotals) {
        var column = index * Self.count + 66
        func put(_ value: Int) {
            rows[column] = Int32(clamping: value)
            column += 1
        }
        for offset in [-1, 1, -2, 2] {
            let other = index + offset
            guard scan.blocks.indices.contains(other) else {
                for _ in 0..<4 { put(-1) }
                continue
            }
            let block = scan.blocks[other]
            put(block.words)
            put(block.linkShare)
            put(Int(block.shape.rawValue))
            put(block.endsSentence ? 1 : 0)
        }
        let block = scan.blocks[index]
        var node = block.node
        for _ in 0..<3 {
            node = max(0, tree.parent(of: node))
            let totals = page.totals(of: node)
            put(totals.words)
            put(totals.linkShare)
            put(totals.blocks)
        }
        let same = page.signatures[block.signature] ?? (count: 0, words: 0, links: 0, prose: 0)
        put(same.count)
        put(same.words / max(1, same.count))
        put(same.links / max(1, same.count))
        put(same.prose * 100 / max(1, same.count))
        put(page.words)
        put(scan.blocks.count)
        put(page.proseSince[index])
        put(page.proseUntil[index])
        put(page.articleElements)
    }

    /// Levels from a node up to the first element that also holds the container.
    private func distance(from node: Int, to container: Int) -> Int {
        var level = 0
        var node = node
        while node > 0, !(node <= container && tree.end(of: node) > container), level < 40 {
            node = tree.parent(of: node)
            level += 1
        }
        return level
    }
}
