/// A forest of small decision trees that is asked about many blocks at once (QuickScorer, C. Lucchese and others 2015): the leaves of a
/// tree are the bits of a word, each test that fails takes the leaves below its first child away, and the first leaf that is left is
/// the one that a walk down the tree would end at. So no step waits for the one before, and eight blocks share each test.
struct BlockForest: Sendable {
    /// A node of a tree as the model file has it, in the order of a walk that takes first children first.
    enum Node {
        /// Values up to the threshold go to the first child, which follows; others to the one that stands `high` nodes further on.
        case test(column: Int, threshold: Int, high: Int)
        case leaf(Int)
    }

    private struct Test {
        var column: Int32
        /// The smallest value that does not pass.
        var limit: Int16
        /// The leaves that are left when the test fails.
        var kept: UInt16
    }

    private let columns: Int
    private let bias: Int32
    private var tests: [Test] = []
    /// By tree: where its tests end.
    private var ends: [Int] = []
    /// By tree: sixteen leaves.
    private var leaves: [Int32] = []

    /// Leaves that a tree may have.
    static let leafLimit = 16

    var isEmpty: Bool { ends.isEmpty }

    init(columns: Int = 0, bias: Int32 = 0) {
        self.columns = columns
        self.bias = bias
    }

    /// Adds a tree. False, and nothing added, for one that is damaged, has too many leaves or asks for a column or a value that no row has.
    mutating func add(_ nodes: [Node]) -> Bool {
        var found: [Int32] = [], new: [Test] = []
        /// One past the last node of the subtree that begins at a node; nil for a tree that is none.
        func walk(_ at: Int, _ depth: Int) -> Int? {
            guard at < nodes.count, depth < Self.leafLimit else { return nil }
            switch nodes[at] {
            case .leaf(let value):
                guard found.count < Self.leafLimit, let value = Int32(exactly: value), abs(value) < 1 << 20 else { return nil }
                found.append(value)
                return at + 1
            case .test(let column, let threshold, let high):
                guard column >= 0, column < columns, threshold >= Int(Int16.min), threshold < Int(Int16.max) else { return nil }
                let place = new.count, first = found.count
                new.append(Test(column: Int32(column), limit: Int16(threshold + 1), kept: 0))
                guard let middle = walk(at + 1, depth + 1), middle == at + high else { return nil }
                // The leaves from `first` up to the one that comes next are below the first child.
                new[place].kept = ~(UInt16(truncatingIfNeeded: (1 << found.count) - 1) & ~UInt16(truncatingIfNeeded: (1 << first) - 1))
                return walk(middle, depth + 1)
            }
        }
        guard walk(0, 0) == nodes.count else { return false }
        tests += new
        ends.append(tests.count)
        leaves += found + Array(repeating: 0, count: Self.leafLimit - found.count)
        return true
    }

    /// Sums up the leaves that blocks reach.
    /// - Parameters:
    ///   - groups: the groups of blocks that are asked about.
    ///   - body: takes a block and its sum.
    func score(_ rows: BlockRows, groups: [Int], _ body: (Int, Int) -> Void) {
        guard columns <= BlockRows.width else { return }
        let lanes = BlockRows.lanes
        var sums = [Int32](repeating: 0, count: 4 * lanes)
        var at = 0
        while at < groups.count {
            let taken = min(4, groups.count - at)
            // Where fewer than four are left, the last is taken again.
            func group(_ offset: Int) -> UnsafePointer<SIMD8<Int16>> { rows.group(groups[at + min(offset, taken - 1)]) }
            sums.withUnsafeMutableBufferPointer { sums in
                if let sums = sums.baseAddress { add(group(0), group(1), group(2), group(3), to: sums) }
            }
            for offset in 0..<taken {
                let first = groups[at + offset] * lanes
                for lane in 0..<min(lanes, rows.count - first) { body(first + lane, Int(sums[offset * lanes + lane])) }
            }
            at += 4
        }
    }

    /// Writes the sums of four groups.
    private func add(
        _ a: UnsafePointer<SIMD8<Int16>>, _ b: UnsafePointer<SIMD8<Int16>>, _ c: UnsafePointer<SIMD8<Int16>>, _ d: UnsafePointer<SIMD8<Int16>>,
        to sums: UnsafeMutablePointer<Int32>
    ) {
        sums.update(repeating: bias, count: 4 * BlockRows.lanes)
        tests.withUnsafeBufferPointer { tests in
            leaves.withUnsafeBufferPointer { leaves in
                guard let tests = tests.baseAddress, let leaves = leaves.baseAddress else { return }
                let all = SIMD8<Int16>(repeating: -1)
                var next = 0
                for (tree, end) in ends.enumerated() {
                    var leftA = all, leftB = all, leftC = all, leftD = all
                    while next < end {
                        let test = tests[next], column = Int(test.column)
                        let limit = SIMD8(repeating: test.limit), kept = SIMD8(repeating: Int16(bitPattern: test.kept))
                        leftA &= kept.replacing(with: all, where: limit .> a[column])
                        leftB &= kept.replacing(with: all, where: limit .> b[column])
                        leftC &= kept.replacing(with: all, where: limit .> c[column])
                        leftD &= kept.replacing(with: all, where: limit .> d[column])
                        next += 1
                    }
                    let values = leaves + tree * Self.leafLimit
                    Self.add(leftA, values, to: sums)
                    Self.add(leftB, values, to: sums + BlockRows.lanes)
                    Self.add(leftC, values, to: sums + 2 * BlockRows.lanes)
                    Self.add(leftD, values, to: sums + 3 * BlockRows.lanes)
                }
            }
        }
    }

    /// Adds the first leaf that is left of each of eight blocks.
    @inline(__always)
    private static func add(_ left: SIMD8<Int16>, _ values: UnsafePointer<Int32>, to sums: UnsafeMutablePointer<Int32>) {
        // The last bit, which no test takes away, stands for none: a walk always ends at a leaf.
        for lane in 0..<BlockRows.lanes {
            sums[lane] &+= values[(UInt32(UInt16(bitPattern: left[lane])) | 0x8000).trailingZeroBitCount]
        }
    }
}
