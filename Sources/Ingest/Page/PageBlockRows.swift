import Markup
import StageKit

/// The rows that the block model is trained on: for each block of a page its text, its features and its place.
public struct PageBlockRows: Sendable {
    /// What training sees of a block.
    public struct Row: Sendable {
        /// The block's text.
        public let text: String
        /// Columns of `BlockFeatures`.
        public let features: [Int32]
        /// The elements from the innermost up to the outermost, as numbers in document order, and one past the last inside each.
        public let elements: [(start: Int, end: Int)]
        /// Number of its make: blocks of one make have the same tags and classes up to the root.
        public let make: Int
    }

    private let resources: IngestResources

    /// - Throws: when a table of the program is missing.
    public init(in environment: StageEnvironment) throws { resources = try IngestResources(in: environment) }

    /// All blocks of a page; empty for what is no page.
    public func rows(_ bytes: [UInt8]) -> [Row] {
        let charset = CharsetDetector(tables: resources.charsets).charset(of: bytes)
        let text = CharsetDecoder(tables: resources.charsets).utf8(bytes, encoding: charset.name)
        guard let page = try? PageReader(resources: resources).parsed(text) else { return [] }
        let features = PageReader(resources: resources).content(page.tree, page.scan, page.signals).features
        return page.scan.blocks.indices.map { index in
            var elements: [(start: Int, end: Int)] = []
            var node = page.scan.blocks[index].node
            while node > 0 {
                elements.append((node, page.tree.end(of: node)))
                node = page.tree.parent(of: node)
            }
            return Row(
                text: page.scan.text(of: index), features: features.values(index), elements: elements,
                make: Int(features.totals.makeOfBlock[index]))
        }
    }
}
