import Markup
import Prose

/// What the first forest thought of the blocks around a block, as columns for the second: whole numbers only.
struct BlockContext {
    /// Columns of a row.
    static let count = 30

    private let scan: PageScan
    private let tree: MarkupTree
    private let totals: PageTotals
    private let scores: [Int]
    /// Words that may be running text (thousandths) and all words, before each block and at the end.
    private var likely: [Int] = [0]
    private var words: [Int] = [0]
    private var sure = 0
    private let bulk: Range<Int>
    private let bulkNode: Int
    private var makes: [(likely: Int, words: Int)]
    private let firstChosen: Int, lastChosen: Int
    private var since: [Int32] = [], until: [Int32]

    init(tree: MarkupTree, scan: PageScan, totals: PageTotals, scores: [Int]) {
        self.tree = tree
        self.scan = scan
        self.totals = totals
        self.scores = scores
        makes = Array(repeating: (0, 0), count: totals.makes.count)
        until = Array(repeating: 99, count: scores.count)
        var last = -100
        for (index, score) in scores.enumerated() {
            let mass = scan.blocks[index].words + 1, probability = Self.probability(score)
            likely.append(likely[index] + mass * probability)
            words.append(words[index] + mass)
            sure += mass * probability * probability / 1_000
            makes[Int(totals.makeOfBlock[index])].likely += mass * probability
            makes[Int(totals.makeOfBlock[index])].words += mass
            since.append(Int32(min(99, index - last)))
            if score > 0 { last = index }
        }
        var next = scores.count + 100
        for index in scores.indices.reversed() {
            until[index] = Int32(min(99, next - index))
            if scores[index] > 0 { next = index }
        }
        firstChosen = scores.firstIndex { $0 > 0 } ?? 0
        lastChosen = scores.lastIndex { $0 > 0 } ?? max(0, scores.count - 1)
        bulkNode = totals.smallestElement(holding: 80, of: likely, scan)
        bulk = totals.blocks(of: bulkNode)
    }

    /// Thousandths by tenths of log-odds from -8 to 8.
    private static let table: [Int] = (-80...80).map { Int((1_000 / (1 + PortableMath.exp(-Double($0) / 10))).rounded()) }
    /// Probability in thousandths for a score in thousandths of log-odds.
    static func probability(_ score: Int) -> Int { table[max(-80, min(80, (score + (score < 0 ? -50 : 50)) / 100)) + 80] }

    /// Writes the columns of a block.
    func write(_ index: Int, to rows: BlockRows) {
        var row = rows.row(index, from: BlockFeatures.count)
        func put(_ value: Int) { row.put(value) }
        func score(_ at: Int) -> Int { at >= 0 && at < scores.count ? max(-6_000, min(6_000, scores[at])) : -6_000 }
        let mass = words[index + 1] - words[index], own = likely[index + 1] - likely[index]
        /// Mean probability of some blocks without this one; -1 when there are no others.
        func others(_ range: Range<Int>) -> Int {
            let all = words[range.upperBound] - words[range.lowerBound] - mass
            return all > 0 ? (likely[range.upperBound] - likely[range.lowerBound] - own) / all : -1
        }
        let total = max(1, likely[scores.count])
        put(score(index))
        for offset in [-3, -2, -1, 1, 2, 3] { put(score(index + offset)) }
        for radius in [3, 8] { put(others(max(0, index - radius)..<min(scores.count, index + radius + 1))) }
        put(likely[index] * 1_000 / total)
        put((total - likely[index + 1]) * 1_000 / total)
        var node = scan.blocks[index].node
        for level in 0..<5 {
            let range = totals.blocks(of: node)
            put(range.contains(index) ? others(range) : -1)
            if level > 0 { put((likely[range.upperBound] - likely[range.lowerBound]) * 1_000 / total) }
            let parent = tree.parent(of: node)
            if parent > 0 { node = parent }
        }
        let isInside = bulk.contains(index)
        put(isInside ? depth(of: scan.blocks[index].node) : -1)
        put(max(-5_000, min(5_000, (index - bulk.lowerBound) * 1_000 / max(1, bulk.count - 1))))
        let make = makes[Int(totals.makeOfBlock[index])]
        put(make.words > mass ? (make.likely - own) / (make.words - mass) : -1)
        put(max(-99, min(99, index - firstChosen)))
        put(max(-99, min(99, index - lastChosen)))
        put(Int(since[index]))
        put(Int(until[index]))
        put(total / 1_000)
        put(total / max(1, words[scores.count]))
        put(sure * 1_000 / total)
    }

    /// Levels from a node up to the element that holds most of the likely text.
    private func depth(of node: Int) -> Int {
        var node = node, level = 0
        while node > 0, node != bulkNode, level < 40 {
            node = tree.parent(of: node)
            level += 1
        }
        return level
    }
}
