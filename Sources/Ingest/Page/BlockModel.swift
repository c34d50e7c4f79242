import Markup
import StageKit

/// Two forests of decision trees (gradient boosting, J. Friedman 2001) that tell running text from the rest of a page: the first sees
/// each block with its surroundings, the second also what the first thought of the blocks around it (stacking, D. Wolpert 1992).
/// Leaves are whole numbers, thousandths of log-odds; their sum above zero means running text.
struct BlockModel: Sendable {
    /// One forest.
    struct Forest: Sendable {
        fileprivate struct Node: Sendable {
            /// Column that is asked; -1 for a leaf.
            var feature: Int16
            /// Inner nodes: distance to the child for larger values; the other child follows its parent.
            var high: Int16
            /// Inner nodes: the largest value that goes to the first child. Leaves: their value.
            var threshold: Int32
        }

        fileprivate var nodes: [Node] = []
        fileprivate var roots: [Int32] = []
        fileprivate var bias = 0

        var isEmpty: Bool { roots.isEmpty }

        /// The sum of all leaves that a row reaches.
        func score(_ row: UnsafePointer<Int32>) -> Int {
            var sum = bias
            nodes.withUnsafeBufferPointer { nodes in
                for root in roots {
                    var at = Int(root)
                    var node = nodes[at]
                    // Children follow their parent, so that every walk ends.
                    while node.feature >= 0 {
                        at += row[Int(node.feature)] <= node.threshold ? 1 : Int(node.high)
                        node = nodes[at]
                    }
                    sum += Int(node.threshold)
                }
            }
            return sum
        }

        /// Children must lie inside their tree, and columns inside a row.
        fileprivate func isSound(columns: Int) -> Bool {
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
    }

    /// The scores of all blocks of a page, thousandths of log-odds.
    func scores(_ features: BlockFeatures, tree: MarkupTree, scan: PageScan) -> [Int] {
        let width = BlockFeatures.count
        var scores = [Int](repeating: 0, count: scan.blocks.count)
        features.rows.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for index in scores.indices { scores[index] = block.score(base + index * width) }
            if context.isEmpty { return }
            let surroundings = BlockContext(tree: tree, scan: scan, totals: features.totals, scores: scores)
            var row = [Int32](repeating: 0, count: width + BlockContext.count)
            row.withUnsafeMutableBufferPointer { row in
                guard let target = row.baseAddress else { return }
                for index in scores.indices where scores[index] > floor {
                    target.update(from: base + index * width, count: width)
                    surroundings.write(index, to: target + width)
                    scores[index] = context.score(target)
                }
            }
        }
        return scores
    }

    /// A model file that is damaged.
    struct BadModel: Error, CustomStringConvertible {
        let line: Int
        var description: String { "Ingest/page/block-model.tsv: line \(line) is damaged" }
    }
}
