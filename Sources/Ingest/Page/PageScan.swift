import Markup

/// The visible text of a page, cut into blocks.
struct PageScan: Sendable {
    /// Text of all blocks, white space squeezed.
    var buffer: [UInt8] = []
    var blocks: [PageBlock] = []
    /// The first level-1 headings of the page.
    var mainHeadings: [Int] = []
    /// By node: the group of elements of one make under one parent that it belongs to; -1 for what is in none.
    var twinGroups: [Int32] = []
    /// By group: how many elements are in it.
    var twinCounts: [Int32] = []

    func text(of block: Int) -> String { String(decoding: buffer[blocks[block].range], as: UTF8.self) }
    func bytes(of block: Int) -> ArraySlice<UInt8> { buffer[blocks[block].range] }
}
