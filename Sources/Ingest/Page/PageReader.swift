import Markup
import Prose

/// Reads an HTML page: its main text, block by block, and its metadata.
struct PageReader {
    let resources: IngestResources

    /// - Parameters:
    ///   - html: the page in UTF-8.
    ///   - address: where it was fetched from.
    /// - Throws: `IngestError.noText` when there is no text in it.
    func read(_ html: [UInt8], address: String?) throws -> ExtractedArticle {
        let tree: MarkupTree
        do { tree = try MarkupTree.html(html) } catch { throw IngestError.noText(format: "HTML") }
        var scan = PageScanner.scan(tree, lexicon: resources.classes)
        if scan.buffer.count < 300 {
            let whole = PageScanner.scan(tree, lexicon: resources.classes, keepsHidden: true)
            if whole.buffer.count > scan.buffer.count * 4 { scan = whole }
        }
        let signals = PageSignalReader(tree: tree, names: resources.metaNames, lexicon: resources.classes).read()
        var article = ExtractedArticle()
        let chosen = ContentSelector(tree: tree, scan: scan).choose()
        article.metadata = PageMetadata(resources: resources).read(signals, scan, content: chosen, address: address)
        article.pieces = chosen.map { .init(text: Array(scan.bytes(of: $0)), kind: kind(scan.blocks[$0])) }
        if article.pieces.isEmpty, let body = signals.jsonLD.body {
            article.pieces = body.split(separator: "\n").map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }
        }
        if tree.isTruncated { article.warnings.append("the page exceeds the limits of size or depth; what lies beyond was left out") }
        if article.pieces.allSatisfy({ $0.text.isEmpty }) { throw IngestError.noText(format: "HTML") }
        return article
    }

    private func kind(_ block: PageBlock) -> Blocks.Kind {
        switch block.shape {
        case .heading: .heading
        case .listItem: .listItem
        case .cell: .table
        case .quote: .blockQuote
        case .caption: .caption
        case .paragraph, .division, .preformatted, .definition: .paragraph
        }
    }
}
