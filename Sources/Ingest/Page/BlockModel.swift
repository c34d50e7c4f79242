import Markup
import StageKit

/// Two forests of decision trees (gradient boosting, J. Friedman 2001) that tell running text from the rest of a page: the first sees
/// each block with its surroundings, the second also what the first thought of the blocks around it (stacking, D. Wolpert 1992).
/// Leaves are whole numbers, thousandths of log-odds; their sum above zero means running text.
struct BlockModel: Sendable {
    private(set) var block = BlockForest()
    private(set) var context = BlockForest()
    /// Below this the first forest is sure, and the second is not asked.
    private(set) var floor = Int.min

    /// True when there is a model to ask.
    var isEmpty: Bool { block.isEmpty }

    /// Lines: `forest block|context BIAS`, `floor N`, then for each tree `tree` and its nodes, `feature threshold high` for inner nodes
    /// (the first child follows, the other is `high` lines further on) and one number for leaves.
    init(in environment: StageEnvironment) throws {
        try self.init(rows: environment.table("page/block-model.tsv", in: "Ingest").rows.map { ($0.line, $0.fields) })
    }

    /// - Parameter rows: the lines of a model file, cut into fields.
    init(rows: [(line: Int, fields: [String])]) throws {
        var forests: [String: BlockForest] = [:]
        var name = ""
        var nodes: [BlockForest.Node] = []
        var start = 0
        func closeTree() throws {
            if nodes.isEmpty { return }
            guard forests[name]?.add(nodes) == true else { throw BadModel(line: start) }
            nodes.removeAll(keepingCapacity: true)
        }
        for (line, fields) in rows {
            switch fields[0] {
            case "forest":
                try closeTree()
                guard fields.count == 3, let bias = Int32(fields[2]) else { throw BadModel(line: line) }
                name = fields[1]
                forests[name] = BlockForest(columns: name == "block" ? BlockFeatures.count : BlockRows.width, bias: bias)
            case "floor": floor = fields.count > 1 ? Int(fields[1]) ?? Int.min : Int.min
            case "tree":
                try closeTree()
                start = line
            default:
                let numbers = fields.compactMap { Int($0) }
                switch (fields.count, numbers.count) {
                case (1, 1): nodes.append(.leaf(numbers[0]))
                case (3, 3): nodes.append(.test(column: numbers[0], threshold: numbers[1], high: numbers[2]))
                default: throw BadModel(line: line)
                }
            }
        }
        try closeTree()
        block = forests["block"] ?? BlockForest()
        context = forests["context"] ?? BlockForest()
    }

    /// The scores of all blocks of a page, thousandths of log-odds.
    func scores(_ features: BlockFeatures, tree: MarkupTree, scan: PageScan) -> [Int] {
        let rows = features.rows
        var scores = [Int](repeating: 0, count: scan.blocks.count)
        block.score(rows, groups: Array(0..<rows.groups)) { scores[$0] = $1 }
        if context.isEmpty { return scores }
        let surroundings = BlockContext(tree: tree, scan: scan, totals: features.totals, scores: scores)
        let isAsked = scores.map { $0 > floor }
        var groups: [Int] = []
        for index in scores.indices where isAsked[index] {
            surroundings.write(index, to: rows)
            if groups.last != index / BlockRows.lanes { groups.append(index / BlockRows.lanes) }
        }
        context.score(rows, groups: groups) { if isAsked[$0] { scores[$0] = $1 } }
        return scores
    }

    /// A model file that is damaged.
    struct BadModel: Error, CustomStringConvertible {
        let line: Int
        var description: String { "Ingest/page/block-model.tsv: line \(line) is damaged" }
    }
}
