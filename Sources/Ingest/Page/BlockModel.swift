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
        self = try environment.resource("page/block-model.tsv", in: "Ingest").withBytes { try BlockModel($0) }
    }

    /// - Parameter bytes: a model file. Most of its lines are numbers, which are read where they stand.
    init(_ bytes: UnsafeRawBufferPointer) throws {
        var forests: [String: BlockForest] = [:]
        var name = ""
        var nodes: [BlockForest.Node] = []
        var start = 0
        func closeTree() throws {
            if nodes.isEmpty { return }
            guard forests[name]?.add(nodes) == true else { throw BadModel(line: start) }
            nodes.removeAll(keepingCapacity: true)
        }
        for (index, row) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let first = row.first, first != UInt8(ascii: "#") else { continue }
            let line = index + 1
            if first == UInt8(ascii: "-") || first &- 0x30 < 10 {
                guard let node = Self.node(UnsafeRawBufferPointer(rebasing: row)) else { throw BadModel(line: line) }
                nodes.append(node)
                continue
            }
            try closeTree()
            let fields = row.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
            switch fields[0] {
            case "forest":
                guard fields.count == 3, let bias = Int32(fields[2]) else { throw BadModel(line: line) }
                name = fields[1]
                forests[name] = BlockForest(columns: name == "block" ? BlockFeatures.count : BlockRows.width, bias: bias)
            case "floor":
                guard fields.count == 2, let value = Int(fields[1]) else { throw BadModel(line: line) }
                floor = value
            case "tree": start = line
            default: throw BadModel(line: line)
            }
        }
        try closeTree()
        block = forests["block"] ?? BlockForest()
        context = forests["context"] ?? BlockForest()
    }

    /// One number, or three with tabs between them; nil for anything else.
    private static func node(_ row: UnsafeRawBufferPointer) -> BlockForest.Node? {
        var numbers = (0, 0, 0), count = 0, at = 0
        while at < row.count, count < 3 {
            let isNegative = row[at] == UInt8(ascii: "-")
            if isNegative { at += 1 }
            let begin = at
            var value = 0
            while at < row.count, at - begin < 9, row[at] &- 0x30 < 10 {
                value = value * 10 + Int(row[at] &- 0x30)
                at += 1
            }
            guard at > begin, at == row.count || row[at] == 0x09 && at + 1 < row.count else { return nil }
            at += 1
            if isNegative { value = -value }
            switch count {
            case 0: numbers.0 = value
            case 1: numbers.1 = value
            default: numbers.2 = value
            }
            count += 1
        }
        if at < row.count { return nil }
        return count == 1 ? .leaf(numbers.0) : count == 3 ? .test(column: numbers.0, threshold: numbers.1, high: numbers.2) : nil
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
