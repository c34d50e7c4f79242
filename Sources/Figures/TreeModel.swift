import Lexicons
import StageKit

/// Boosted decision trees over whole numbers: thresholds and leaves are whole numbers too, so that sums are the same on every
/// machine (Friedman 2001, "Greedy function approximation").
///
/// The file: columns tree, node, feature (or `leaf`), threshold (or the leaf's value in 1/65536 of a log odd), node for values up
/// to the threshold, node for greater ones. Nodes follow their parents.
struct TreeModel: Sendable {
    private struct Node {
        /// Negative for a leaf.
        var feature: Int32
        var value: Int32
        var left: Int32
        var right: Int32
    }
    private var nodes: [Node] = []
    private var roots: [Int] = []
    private var base: Int = 0

    /// Reads a model.
    /// - Throws: an error of the resource, or `FileError` for a tree that points outside itself or back.
    init(_ name: String, features: [String], in environment: StageEnvironment) throws {
        let table = try environment.table(name, in: "Figures")
        var number = [String: Int32](minimumCapacity: features.count)
        for (index, feature) in features.enumerated() { number[feature] = Int32(index) }
        func failure() -> FileError { FileError(path: name, operation: "read trees", code: 22) }
        for row in table.rows {
            if row[0] == "intercept", let value = Int(row[1]) {
                base = value
                continue
            }
            guard row.fields.count >= 4, Int(row[0]) != nil, let node = Int(row[1]), let value = Int32(row[3]) else { throw failure() }
            if node == 0 { roots.append(nodes.count) }
            guard let root = roots.last, nodes.count == root + node else { throw failure() }
            if row[2] == "leaf" {
                nodes.append(Node(feature: -1, value: value, left: 0, right: 0))
            } else {
                guard let feature = number[String(row[2])], let left = Int32(row[4]), let right = Int32(row[5]), left > Int32(node), right > Int32(node) else { throw failure() }
                nodes.append(Node(feature: feature, value: value, left: Int32(root) + left, right: Int32(root) + right))
            }
        }
        for (index, node) in nodes.enumerated() where node.feature >= 0 {
            guard Int(node.left) < nodes.count, Int(node.right) < nodes.count, Int(node.left) > index, Int(node.right) > index else { throw failure() }
        }
    }

    /// The log odds of yes.
    /// - Complexity: the depth of the trees, for each of them.
    func score(_ features: [Int32]) -> Double {
        var sum = base
        for root in roots {
            var node = root
            while nodes[node].feature >= 0 {
                let feature = Int(nodes[node].feature)
                let value = feature < features.count ? features[feature] : 0
                node = Int(value <= nodes[node].value ? nodes[node].left : nodes[node].right)
            }
            sum += Int(nodes[node].value)
        }
        return Double(sum) / 65536
    }
}
