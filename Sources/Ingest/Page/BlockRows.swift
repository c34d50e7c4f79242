/// The columns of all blocks of a page, eight blocks side by side, so that a forest asks one question of eight blocks at a time.
///
/// Values are kept in sixteen bits; larger ones are cut, which no threshold of a model tells apart (`BlockModel` checks that).
final class BlockRows {
    /// Columns of a block: what `BlockFeatures` and then `BlockContext` write.
    static let width = BlockFeatures.count + BlockContext.count
    /// Blocks that lie side by side.
    static let lanes = 8

    /// Number of blocks.
    let count: Int
    /// Number of groups of eight blocks; the last may hold fewer.
    let groups: Int
    private let storage: UnsafeMutablePointer<SIMD8<Int16>>

    /// Rows of zeros.
    init(count: Int) {
        self.count = count
        groups = (count + Self.lanes - 1) / Self.lanes
        let size = max(1, groups) * Self.width
        storage = .allocate(capacity: size)
        storage.initialize(repeating: SIMD8(repeating: 0), count: size)
    }

    deinit { storage.deallocate() }

    /// Lends the columns of a group.
    @inline(__always) func group(_ index: Int) -> UnsafePointer<SIMD8<Int16>> {
        precondition(index < groups)
        return UnsafePointer(storage + index * Self.width)
    }

    /// Where the columns of a block are written, from one on.
    @inline(__always) func row(_ block: Int, from column: Int = 0) -> Row {
        precondition(block >= 0 && block < max(1, count))
        return Row(at: UnsafeMutableRawPointer(storage + block / Self.lanes * Self.width) + block % Self.lanes * 2, column: column)
    }

    /// The first columns of a block.
    func values(_ block: Int, columns: Int) -> [Int32] {
        (0..<min(columns, Self.width)).map { Int32(group(block / Self.lanes)[$0][block % Self.lanes]) }
    }

    /// The columns of one block, written one after the other.
    struct Row {
        fileprivate let at: UnsafeMutableRawPointer
        fileprivate var column: Int

        /// Writes the next column.
        @inline(__always) mutating func put(_ value: Int) {
            precondition(column < BlockRows.width)
            (at + column * MemoryLayout<SIMD8<Int16>>.stride).storeBytes(of: Int16(clamping: value), as: Int16.self)
            column += 1
        }

    }
}
