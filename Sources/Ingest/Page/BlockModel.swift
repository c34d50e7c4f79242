import StageKit

/// A forest of decision trees that tells running text from the rest of a page (gradient boosting, J. Friedman 2001). Leaves
/// are whole numbers; their sum above zero means running text.
struct BlockModel: Sendable {
    private struct Node: Sendable {
        var feature: Int16
        var threshold: Int32
        /// Inner nodes: the child for values up to the threshold and the other. Leaves have feature -1 and their value here.
        var low: Int32
        var high: Int32
    }

    private var nodes: [Node] = []
    private var roots: [Int] = []
    private var bias = 0

    /// True when there is a model to ask.
    var isEmpty: Bool { roots.isEmpty }

    /// Lines: `bias N`, then for each tree `tree N` and N nodes as `feature threshold low high`.
    init(in environment: StageEnvironment) throws {
        for row in try environment.table("page/block-model.tsv", in: "Ingest").rows {
            switch row[0] {
            case "bias": bias = Int(row[1]) ?? 0
            case "tree": roots.append(nodes.count)
            default:
                guard let feature = Int16(row[0]), let threshold = Int32(row[1]), let low = Int32(row[2]), let high = Int32(row[3]) else { continue }
                nodes.append(Node(feature: feature, threshold: threshold, low: low, high: high))
            }
        }
        try validate()
    }

    /// Children must follow their parent inside the tree, so that every walk ends.
    private func validate() throws {
        for (tree, root) in roots.enumerated() {
            let end = tree + 1 < roots.count ? roots[tree + 1] : nodes.count
            guard root < end else { throw BadModel(tree: tree) }
            for (offset, node) in nodes[root..<end].enumerated() where node.feature >= 0 {
                guard node.feature < BlockFeatures.count, node.low > offset, node.high > offset, root + Int(max(node.low, node.high)) < end else {
                    throw BadModel(tree: tree)
                }
            }
        }
    }

    /// A model file that is damaged.
    struct BadModel: Error, CustomStringConvertible {
        let tree: Int
        var description: String { "Ingest/page/block-model.tsv: tree \(tree) is damaged" }
    }

    /// The margin of a row: above zero for running text.
    func score(_ row: ArraySlice<Int32>) -> Int {
        var sum = bias
        row.withUnsafeBufferPointer { values in
            nodes.withUnsafeBufferPointer { nodes in
                for root in roots {
                    var node = nodes[root]
                    // Children follow their parent, so that every walk ends.
                    while node.feature >= 0 {
                        let next = root + Int(values[Int(node.feature)] <= node.threshold ? node.low : node.high)
                        node = nodes[next]
                    }
                    sum += Int(node.low)
                }
            }
        }
        return sum
    }
}
