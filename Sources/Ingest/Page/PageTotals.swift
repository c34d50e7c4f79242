import Markup

/// Sums over the blocks of a page, so that any element's are found in constant time.
struct PageTotals {
    /// Sums over some blocks that follow each other.
    struct Sums {
        var blocks = 0
        var words = 0
        var linkWords = 0
        var prose = 0
        var proseWords = 0

        var linkShare: Int { linkWords * 100 / max(1, words) }
    }

    /// What is known of all blocks of one make.
    struct Make {
        var count = 0, words = 0, links = 0, prose = 0
    }

    /// By node: how many blocks begin before it. The blocks of a subtree are a range.
    private var blocksBefore: [Int32] = []
    /// Before each block, and at the end.
    private(set) var before: [Sums] = []
    private(set) var makes: [Make] = []
    private(set) var makeOfBlock: [Int32] = []
    /// Blocks since the last and until the next block of prose.
    private(set) var proseSince: [Int] = []
    private(set) var proseUntil: [Int] = []
    private(set) var articleElements = 0
    private(set) var headings = 0, paragraphs = 0, listItems = 0
    let all: Sums
    private let tree: MarkupTree

    init(tree: MarkupTree, scan: PageScan) {
        self.tree = tree
        var sums = Sums()
        var makeOf: [UInt64: Int32] = [:]
        before.reserveCapacity(scan.blocks.count + 1)
        makeOfBlock.reserveCapacity(scan.blocks.count)
        var since = 99
        for block in scan.blocks {
            before.append(sums)
            let isProse = Self.isProse(block)
            sums.blocks += 1
            sums.words += block.words
            sums.linkWords += block.words * block.linkShare / 100
            if isProse {
                sums.prose += 1
                sums.proseWords += block.words
            }
            let make: Int32
            if let known = makeOf[block.signature] { make = known } else {
                make = Int32(makes.count)
                makeOf[block.signature] = make
                makes.append(Make())
            }
            makeOfBlock.append(make)
            makes[Int(make)].count += 1
            makes[Int(make)].words += block.words
            makes[Int(make)].links += block.linkShare
            if isProse { makes[Int(make)].prose += 1 }
            proseSince.append(since)
            since = isProse ? 0 : min(99, since + 1)
            switch block.shape {
            case .heading: headings += 1
            case .paragraph: paragraphs += 1
            case .listItem: listItems += 1
            default: break
            }
        }
        before.append(sums)
        all = sums
        proseUntil = Array(repeating: 99, count: scan.blocks.count)
        var until = 99
        for index in scan.blocks.indices.reversed() {
            proseUntil[index] = until
            until = Self.isProse(scan.blocks[index]) ? 0 : min(99, until + 1)
        }
        // A block's text can follow an inner block of the same element: ordered by the largest node so far.
        blocksBefore = Array(repeating: 0, count: tree.count + 1)
        var block = 0, high = 0
        for node in 0...tree.count {
            while block < scan.blocks.count, max(high, scan.blocks[block].node) < node {
                high = max(high, scan.blocks[block].node)
                block += 1
            }
            blocksBefore[node] = Int32(block)
            if node < tree.count, tree.name(of: node) == .article { articleElements += 1 }
        }
    }

    static func isProse(_ block: PageBlock) -> Bool { block.words >= 12 && block.linkShare < 40 && block.sentenceEnds > 0 }

    /// The blocks of an element.
    @inline(__always) func blocks(of node: Int) -> Range<Int> {
        let start = Int(blocksBefore[node])
        return start..<max(start, Int(blocksBefore[tree.end(of: node)]))
    }

    @inline(__always) func sums(of node: Int) -> Sums { sums(of: blocks(of: node)) }

    @inline(__always) func sums(of range: Range<Int>) -> Sums {
        let low = before[range.lowerBound], high = before[range.upperBound]
        return Sums(
            blocks: high.blocks - low.blocks, words: high.words - low.words, linkWords: high.linkWords - low.linkWords,
            prose: high.prose - low.prose, proseWords: high.proseWords - low.proseWords)
    }

    /// Share of the page's words that an element holds, in per cent.
    func share(of node: Int?) -> Int { node.map { sums(of: $0).words * 100 / max(1, all.words) } ?? 0 }

    /// The smallest element that holds a share of some mass that the blocks carry; the root when there is none.
    /// - Parameters:
    ///   - before: the mass before each block, and at the end.
    ///   - share: per cent, above 50.
    func smallestElement(holding share: Int, of before: [Int], _ scan: PageScan) -> Int {
        guard let total = before.last, total > 0 else { return 0 }
        // An element with more than half of it holds the block in its middle.
        var low = 0, high = scan.blocks.count - 1
        while low < high {
            let middle = (low + high) / 2
            if before[middle + 1] * 2 >= total { high = middle } else { low = middle + 1 }
        }
        var node = scan.blocks[low].node
        while node > 0 {
            let range = blocks(of: node)
            if (before[range.upperBound] - before[range.lowerBound]) * 100 >= total * share { return node }
            node = tree.parent(of: node)
        }
        return 0
    }
}
