import Markup
import StageKit

/// The rows that the block model is trained on: for each block of a page its text and its features.
public struct PageBlockRows: Sendable {
    private let resources: IngestResources

    /// - Throws: when a table of the program is missing.
    public init(in environment: StageEnvironment) throws { resources = try IngestResources(in: environment) }

    /// Text and features of all blocks of a page; empty for what is no page.
    public func rows(_ bytes: [UInt8]) -> [(text: String, features: [Int32])] {
        let charset = CharsetDetector(tables: resources.charsets).charset(of: bytes)
        let text = CharsetDecoder(tables: resources.charsets).utf8(bytes, encoding: charset.name)
        guard let page = try? PageReader(resources: resources).parsed(text) else { return [] }
        let features = PageReader(resources: resources).content(page.tree, page.scan, page.signals).features
        return page.scan.blocks.indices.map { (page.scan.text(of: $0), Array(features.row($0))) }
    }
}
