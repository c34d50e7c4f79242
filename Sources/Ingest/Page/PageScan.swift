import Markup

/// The visible text of a page, cut into blocks.
struct PageScan: Sendable {
    /// Text of all blocks, white space squeezed.
    var buffer: [UInt8] = []
    var blocks: [PageBlock] = []
    /// The first level-1 headings of the page.
    var mainHeadings: [Int] = []

    func text(of block: Int) -> String { String(decoding: buffer[blocks[block].range], as: UTF8.self) }
    func bytes(of block: Int) -> ArraySlice<UInt8> { buffer[blocks[block].range] }
}
