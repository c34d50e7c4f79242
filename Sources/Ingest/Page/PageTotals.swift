import Markup

/// Sums over the blocks of a page.
struct PageTotals {
    private let tree: MarkupTree
    private let scan: PageScan
    /// Nodes of the blocks are in document order: the blocks of a subtree are a range of them.
    private var linkWordsBefore: [Int] = [0]
    private(set) var wordsBefore: [Int] = [0]
    private(set) var signatures: [UInt64: (count: Int, words: Int, links: Int, prose: Int)] = [:]
    /// Blocks since the last and until the next block of prose.
    private(set) var proseSince: [Int] = []
    private(set) var proseUntil: [Int] = []
    private(set) var articleElements = 0
    private let nodes: [Int]
    let words: Int

    init(tree: MarkupTree, scan: PageScan) {
        self.tree = tree
        self.scan = scan
        var words = 0, linkWords = 0
        // A block's text can follow an inner block of the same element: order by the largest node so far.
        var nodes: [Int] = []
        var high = 0
        for block in scan.blocks {
            words += block.words
            linkWords += block.words * block.linkShare / 100
            wordsBefore.append(words)
            linkWordsBefore.append(linkWords)
            high = max(high, block.node)
            nodes.append(high)
            var sums = signatures[block.signature] ?? (0, 0, 0, 0)
            sums.count += 1
            sums.words += block.words
            sums.links += block.linkShare
            if Self.isProse(block) { sums.prose += 1 }
            signatures[block.signature] = sums
        }
        self.nodes = nodes
        self.words = words
        var since = 99
        for block in scan.blocks {
            proseSince.append(since)
            since = Self.isProse(block) ? 0 : min(99, since + 1)
        }
        var until = 99
        var reversed: [Int] = []
        for block in scan.blocks.reversed() {
            reversed.append(until)
            until = Self.isProse(block) ? 0 : min(99, until + 1)
        }
        proseUntil = reversed.reversed()
        for node in 0..<tree.count where tree.name(of: node) == .article { articleElements += 1 }
    }

    static func isProse(_ block: PageBlock) -> Bool { block.words >= 12 && block.linkShare < 40 && block.sentenceEnds > 0 }

    private func range(of node: Int) -> Range<Int> {
        func lowerBound(_ wanted: Int) -> Int {
            var low = 0, high = nodes.count
            while low < high {
                let middle = (low + high) / 2
                if nodes[middle] < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = lowerBound(node)
        return start..<max(start, lowerBound(tree.end(of: node)))
    }

    func totals(of node: Int) -> (words: Int, linkShare: Int, blocks: Int) {
        let range = range(of: node)
        let words = wordsBefore[range.upperBound] - wordsBefore[range.lowerBound]
        let links = linkWordsBefore[range.upperBound] - linkWordsBefore[range.lowerBound]
        return (words, links * 100 / max(1, words), range.count)
    }

    /// Share of the page's words that an element holds, in per cent.
    func share(of node: Int?) -> Int { node.map { totals(of: $0).words * 100 / max(1, words) } ?? 0 }

    /// How many of the eight blocks before one were chosen.
    func chosenBefore(_ index: Int, _ isChosen: [Bool]) -> Int {
        var count = 0
        for other in max(0, index - 8)..<index where isChosen[other] { count += 1 }
        return count
    }
}
