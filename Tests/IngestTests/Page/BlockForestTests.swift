import Testing

@testable import Ingest

/// Forests of the block model: what eight blocks at a time are told is what a walk down each tree tells.
struct BlockForestTests {
    /// A tree that was grown by chance, as nodes and as a walk.
    private indirect enum Tree {
        case leaf(Int)
        case test(Int, Int, Tree, Tree)

        static func grown(_ random: inout Random, leaves: Int, columns: Int) -> Tree {
            guard leaves > 1 else { return .leaf(random.next(2_001) - 1_000) }
            let first = 1 + random.next(leaves - 1)
            return .test(
                random.next(columns), random.next(41) - 20, grown(&random, leaves: first, columns: columns),
                grown(&random, leaves: leaves - first, columns: columns))
        }

        var nodes: [BlockForest.Node] {
            switch self {
            case .leaf(let value): return [.leaf(value)]
            case .test(let column, let threshold, let low, let high):
                let first = low.nodes
                return [.test(column: column, threshold: threshold, high: first.count + 1)] + first + high.nodes
            }
        }

        func value(_ row: [Int]) -> Int {
            switch self {
            case .leaf(let value): value
            case .test(let column, let threshold, let low, let high): (row[column] <= threshold ? low : high).value(row)
            }
        }
    }

    @Test(arguments: [1, 7, 8, 9, 32, 33, 61])
    func `eight blocks at a time reach the leaves that each alone would reach`(_ count: Int) {
        var random = Random(seed: UInt64(count))
        let trees = (0..<20).map { _ in Tree.grown(&random, leaves: 1 + random.next(BlockForest.leafLimit), columns: 12) }
        var forest = BlockForest(columns: 12, bias: 5)
        for tree in trees {
            let isTaken = forest.add(tree.nodes)
            #expect(isTaken)
        }
        let rows = BlockRows(count: count)
        let values = (0..<count).map { _ in (0..<12).map { _ in random.next(61) - 30 } }
        for (index, row) in values.enumerated() {
            var written = rows.row(index)
            for value in row { written.put(value) }
        }
        var sums = [Int?](repeating: nil, count: count)
        forest.score(rows, groups: Array(0..<rows.groups)) { sums[$0] = $1 }
        for (index, row) in values.enumerated() { #expect(sums[index] == trees.reduce(5) { $0 + $1.value(row) }) }
    }

    @Test func `only the groups that are asked about are told`() {
        var forest = BlockForest(columns: 1, bias: 0)
        let isTaken = forest.add([.test(column: 0, threshold: 0, high: 2), .leaf(-1), .leaf(1)])
        #expect(isTaken)
        let rows = BlockRows(count: 30)
        for index in 0..<30 {
            var row = rows.row(index)
            row.put(index % 2)
        }
        var told: [Int: Int] = [:]
        forest.score(rows, groups: [1, 3]) { told[$0] = $1 }
        #expect(told.keys.sorted() == Array(8..<16) + Array(24..<30))
        #expect(told.allSatisfy { $0.value == ($0.key % 2 == 0 ? -1 : 1) })
    }

    @Test func `values that sixteen bits cannot hold are cut`() {
        let rows = BlockRows(count: 1)
        var row = rows.row(0)
        for value in [70_000, -70_000, 12] { row.put(value) }
        #expect(rows.values(0, columns: 3) == [32_767, -32_768, 12])
    }

    @Test func `a damaged tree is not taken`() {
        let bad: [[BlockForest.Node]] = [
            [],
            [.test(column: 0, threshold: 0, high: 2), .leaf(1)],
            [.test(column: 9, threshold: 0, high: 2), .leaf(1), .leaf(2)],
            [.test(column: 0, threshold: 0, high: 3), .leaf(1), .leaf(2)],
            [.test(column: 0, threshold: 40_000, high: 2), .leaf(1), .leaf(2)],
            [.leaf(1), .leaf(2)],
            [.leaf(Int.max)],
            (0..<16).map { .test(column: 0, threshold: $0, high: 33 - 2 * $0 - 1) } + (0..<17).map { .leaf($0) },
        ]
        var forest = BlockForest(columns: 2, bias: 0)
        for nodes in bad {
            let isTaken = forest.add(nodes)
            #expect(!isTaken)
        }
        #expect(forest.isEmpty)
    }
}

/// The file of the block model.
struct BlockModelTests {
    private func model(_ text: String) throws -> BlockModel {
        var text = text
        return try text.withUTF8 { try BlockModel(UnsafeRawBufferPointer($0)) }
    }

    @Test func `a file of two forests is read`() throws {
        let model = try model("# origin\n\nforest\tblock\t3\ntree\n0\t-5\t2\n-10\n20\ntree\n7\nforest\tcontext\t0\nfloor\t-3000\ntree\n1")
        #expect(!model.block.isEmpty && !model.context.isEmpty)
        #expect(model.floor == -3_000)
        #expect(try self.model("").isEmpty)
    }

    @Test(arguments: [
        "forest\tblock\t0\ntree\n1\t2", "forest\tblock\t0\ntree\n0\t1\t2\n1", "forest\tblock\t0\ntree\n1x", "forest\tblock\t0\ntree\n-", "forest\tblock", "wood\tblock\t0", "tree\n1",
        "forest\tblock\t0\ntree\n1\t", "forest\tblock\t0\ntree\n1\t2\t3\t4", "floor\tlow", "forest\tblock\t0\ntree\n99999999999",
    ])
    func `a damaged file is an error`(_ text: String) {
        #expect(throws: BlockModel.BadModel.self) { try model(text) }
    }
}
