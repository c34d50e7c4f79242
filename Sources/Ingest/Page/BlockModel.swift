import Markup
import StageKit

/// Two forests of decision trees (gradient boosting, J. Friedman 2001) that tell running text from the rest of a page: the first sees
/// each block with its surroundings, the second also what the first thought of the blocks around it (stacking, D. Wolpert 1992).
/// Leaves are whole numbers, thousandths of log-odds; their sum above zero means running text.
struct BlockModel: Sendable {
    /// One forest.
    struct Forest: Sendable {
        fileprivate struct Node: Sendable {
            /// Column that is asked; of a leaf -1, later the column beyond the last.
            var feature: Int16
            /// Inner nodes: distance to the child for larger values; the other child follows its parent. Leaves: 0.
            var high: Int16
            /// Inner nodes: the largest value that goes to the first child. Leaves: their value.
            var threshold: Int32

            /// Where a row goes from this node, which stands at `at`.
            @inline(__always) func next(_ row: UnsafePointer<Int32>, _ at: Int) -> Int {
                at &+ (row[Int(feature)] <= threshold ? 1 : Int(high))
            }
        }

        fileprivate var nodes: [Node] = []
        fileprivate var roots: [Int32] = []
        fileprivate var bias = 0
        /// By tree: how many steps lead to its deepest leaf.
        fileprivate var depths: [Int] = []

        var isEmpty: Bool { roots.isEmpty }

        /// Sums up the leaves that eight rows reach. The eight walks down a tree are independent, so that a processor goes down all of
        /// them at once; each step is a choice of a number, no branch that it would have to guess.
        /// - Parameters:
        ///   - rows: the rows, `stride` columns apart; the column after a row's last holds `Int32.max`.
        ///   - sums: eight sums, which are written.
        func add(_ rows: UnsafePointer<Int32>, to sums: UnsafeMutablePointer<Int>) {
            for lane in 0..<8 { sums[lane] = bias }
            let stride = BlockModel.stride
            nodes.withUnsafeBufferPointer { nodes in
                guard let base = nodes.baseAddress else { return }
                for (tree, root) in roots.enumerated() {
                    var a = Int(root), b = a, c = a, d = a, e = a, f = a, g = a, h = a
                    for _ in 0..<depths[tree] {
                        a = base[a].next(rows, a)
                        b = base[b].next(rows + stride, b)
                        c = base[c].next(rows + 2 * stride, c)
                        d = base[d].next(rows + 3 * stride, d)
                        e = base[e].next(rows + 4 * stride, e)
                        f = base[f].next(rows + 5 * stride, f)
                        g = base[g].next(rows + 6 * stride, g)
                        h = base[h].next(rows + 7 * stride, h)
                    }
                    sums[0] &+= Int(base[a].threshold)
                    sums[1] &+= Int(base[b].threshold)
                    sums[2] &+= Int(base[c].threshold)
                    sums[3] &+= Int(base[d].threshold)
                    sums[4] &+= Int(base[e].threshold)
                    sums[5] &+= Int(base[f].threshold)
                    sums[6] &+= Int(base[g].threshold)
                    sums[7] &+= Int(base[h].threshold)
                }
            }
        }

        /// Leaves ask the column beyond the last, whose value is above every threshold, and stay where they are. Call it once, after
        /// `isSound`.
        fileprivate mutating func close(columns: Int) {
            for at in nodes.indices where nodes[at].feature < 0 { nodes[at].feature = Int16(columns) }
            depths = roots.indices.map { tree in
                let start = Int(roots[tree]), end = tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count
                var level = [Int](repeating: 0, count: end - start), deepest = 0
                for at in start..<end where nodes[at].high > 0 {
                    for child in [at + 1, at + Int(nodes[at].high)] {
                        level[child - start] = level[at - start] + 1
                        deepest = max(deepest, level[child - start])
                    }
                }
                return deepest
            }
        }

        /// Children must lie inside their tree, and columns inside a row.
        fileprivate func isSound(columns: Int) -> Bool {
            if columns >= BlockModel.stride { return false }
            for (tree, root) in roots.enumerated() {
                let end = tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count
                guard Int(root) < end else { return false }
                for at in Int(root)..<end where nodes[at].feature >= 0 {
                    guard Int(nodes[at].feature) < columns, nodes[at].high > 1, at + Int(nodes[at].high) < end, at + 1 < end else { return false }
                }
            }
            return true
        }
    }

    /// Columns from the beginning of one row to that of the next while they are scored: a constant, so that it costs no register.
    static var stride: Int { 320 }

    private(set) var block = Forest()
    private(set) var context = Forest()
    /// Below this the first forest is sure, and the second is not asked.
    private(set) var floor = Int.min

    /// True when there is a model to ask.
    var isEmpty: Bool { block.isEmpty }

    /// Lines: `forest block|context BIAS`, `floor N`, then for each tree `tree` and its nodes, `feature threshold high` for inner nodes
    /// (the first child follows, the other is `high` lines further on) and one number for leaves.
    init(in environment: StageEnvironment) throws {
        var forest = Forest()
        var name = ""
        func close() {
            if name == "block" { block = forest } else if name == "context" { context = forest }
        }
        for row in try environment.table("page/block-model.tsv", in: "Ingest").rows {
            switch row[0] {
            case "forest":
                close()
                name = row[1]
                forest = Forest()
                forest.bias = Int(row[2]) ?? 0
            case "floor": floor = Int(row[1]) ?? Int.min
            case "tree": forest.roots.append(Int32(forest.nodes.count))
            default:
                guard let first = Int32(row[0]) else { throw BadModel(line: row.line) }
                if row.fields.count == 1 {
                    forest.nodes.append(.init(feature: -1, high: 0, threshold: first))
                } else if let feature = Int16(exactly: first), let threshold = Int32(row[1]), let high = Int16(row[2]), feature >= 0 {
                    forest.nodes.append(.init(feature: feature, high: high, threshold: threshold))
                } else {
                    throw BadModel(line: row.line)
                }
            }
        }
        close()
        guard block.isSound(columns: BlockFeatures.count), context.isSound(columns: BlockFeatures.count + BlockContext.count) else { throw BadModel(line: 0) }
        block.close(columns: BlockFeatures.count)
        context.close(columns: BlockFeatures.count + BlockContext.count)
    }

    /// The scores of all blocks of a page, thousandths of log-odds.
    func scores(_ features: BlockFeatures, tree: MarkupTree, scan: PageScan) -> [Int] {
        let width = BlockFeatures.count
        var scores = [Int](repeating: 0, count: scan.blocks.count)
        features.rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            score(Array(scores.indices), block, width: width, into: &scores) { index, row in row.update(from: base + index * width, count: width) }
            if context.isEmpty { return }
            let surroundings = BlockContext(tree: tree, scan: scan, totals: features.totals, scores: scores)
            let asked = scores.indices.filter { scores[$0] > floor }
            score(asked, context, width: width + BlockContext.count, into: &scores) { index, row in
                row.update(from: base + index * width, count: width)
                surroundings.write(index, to: row + width)
            }
        }
        return scores
    }

    /// Scores some blocks, eight at a time; `write` fills in the row of one.
    private func score(_ blocks: [Int], _ forest: Forest, width: Int, into scores: inout [Int], _ write: (Int, UnsafeMutablePointer<Int32>) -> Void) {
        var rows = [Int32](repeating: 0, count: 8 * Self.stride), sums = [Int](repeating: 0, count: 8)
        rows.withUnsafeMutableBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let base = rows.baseAddress, let first = sums.baseAddress else { return }
                for lane in 0..<8 { base[lane * Self.stride + width] = Int32.max }
                var at = 0
                while at < blocks.count {
                    let lanes = min(8, blocks.count - at)
                    for lane in 0..<lanes { write(blocks[at + lane], base + lane * Self.stride) }
                    forest.add(base, to: first)
                    for lane in 0..<lanes { scores[blocks[at + lane]] = first[lane] }
                    at += 8
                }
            }
        }
    }

    /// A model file that is damaged.
    struct BadModel: Error, CustomStringConvertible {
        let line: Int
        var description: String { "Ingest/page/block-model.tsv: line \(line) is damaged" }
    }
}
