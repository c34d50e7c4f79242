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
        let (tree, scan, signals) = try parsed(html)
        var article = ExtractedArticle()
        let (chosen, _) = content(tree, scan, signals)
        article.metadata = PageMetadata(resources: resources).read(signals, scan, content: chosen, address: address)
        article.pieces = withoutHeadline(chosen, scan, title: article.metadata.title).map { .init(text: Array(scan.bytes(of: $0)), kind: kind(scan.blocks[$0])) }
        if article.pieces.isEmpty, let body = signals.jsonLD.body {
            article.pieces = body.split(separator: "\n").map { .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph) }
        }
        if tree.isTruncated { article.warnings.append("the page exceeds the limits of size or depth; what lies beyond was left out") }
        if article.pieces.allSatisfy({ $0.text.isEmpty }) { throw IngestError.noText(format: "HTML") }
        return article
    }

    /// The page as a tree, its blocks and the signals of its metadata.
    func parsed(_ html: [UInt8]) throws -> (tree: MarkupTree, scan: PageScan, signals: PageSignals) {
        let tree: MarkupTree
        do { tree = try MarkupTree.html(html) } catch { throw IngestError.noText(format: "HTML") }
        var scan = PageScanner.scan(tree, lexicon: resources.classes)
        if scan.buffer.count < 300 {
            let whole = PageScanner.scan(tree, lexicon: resources.classes, keepsHidden: true)
            if whole.buffer.count > scan.buffer.count * 4 { scan = whole }
        }
        return (tree, scan, PageSignalReader(tree: tree, names: resources.metaNames, lexicon: resources.classes).read())
    }

    /// The blocks that are the article's text, and what the block model saw of all blocks.
    func content(_ tree: MarkupTree, _ scan: PageScan, _ signals: PageSignals) -> (blocks: [Int], features: BlockFeatures) {
        let (guess, container) = ContentSelector(tree: tree, scan: scan).choose()
        let titles = [signals.jsonLD.headline, signals.candidates(.title).first?.value, signals.titleElement].compactMap { $0.map(TitleChooser.key) }
        // No article has so many blocks: the density rule alone bounds what a hostile page costs.
        let isHuge = scan.blocks.count > 20_000
        let features = BlockFeatures(
            tree: tree, scan: isHuge ? PageScan() : scan, cues: resources.cues, chosen: isHuge ? [] : guess, container: container, titles: titles, body: signals.jsonLD.body)
        if resources.blockModel.isEmpty || isHuge { return (guess, features) }
        let scores = scan.blocks.indices.map { resources.blockModel.score(features.row($0)) }
        let chosen = BlockChoice(scan: scan, scores: scores).blocks()
        return (chosen.isEmpty ? guess : chosen, features)
    }

    /// The headline is metadata: above the first paragraph neither it nor another heading of the first level is text.
    private func withoutHeadline(_ chosen: [Int], _ scan: PageScan, title: String?) -> [Int] {
        let key = title.map(TitleChooser.key)
        let firstProse = chosen.firstIndex { scan.blocks[$0].words >= 12 && scan.blocks[$0].shape != .heading } ?? chosen.count
        return chosen.enumerated().filter { place, index in
            let block = scan.blocks[index]
            guard place <= firstProse, block.count <= 400 else { return true }
            return block.headingLevel != 1 && TitleChooser.key(scan.text(of: index)) != key
        }.map(\.element)
    }

    /// All visible text of a piece of HTML, as feeds carry it.
    func fragment(_ html: [UInt8]) throws -> [ExtractedArticle.Piece] {
        guard let tree = try? MarkupTree.html(html) else { return [] }
        let scan = PageScanner.scan(tree, lexicon: resources.classes)
        return scan.blocks.indices.map { .init(text: Array(scan.bytes(of: $0)), kind: kind(scan.blocks[$0])) }
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
