import Markup
import Prose

/// Reads an HTML page: its main text, block by block, and its metadata.
struct PageReader {
    let resources: IngestResources
    var options = IngestOptions()

    /// - Parameters:
    ///   - html: the page in UTF-8.
    ///   - address: where it was fetched from.
    /// - Throws: `IngestError.noText` when there is no text in it.
    func read(_ html: [UInt8], address: String?) throws -> ExtractedArticle {
        let (tree, scan, signals) = try parsed(html)
        var article = ExtractedArticle()
        let content = content(tree, scan, signals)
        let chosen = content.blocks
        article.metadata = PageMetadata(resources: resources).read(signals, scan, content: chosen, address: address)
        article.metadata.confidence["text"] = content.confidence
        article.pieces = PageText(scan: scan, options: options).pieces(chosen, title: article.metadata.title)
        hiddenBody(tree, signals, &article)
        if tree.isTruncated { article.warnings.append("the page exceeds the limits of size or depth; what lies beyond was left out") }
        if article.pieces.allSatisfy({ $0.text.isEmpty }) { throw IngestError.noText(format: "HTML") }
        return article
    }

    /// Where a page shows next to nothing, the article may stand in its data.
    private func hiddenBody(_ tree: MarkupTree, _ signals: PageSignals, _ article: inout ExtractedArticle) {
        let shown = article.pieces.reduce(0) { $0 + $1.text.count }
        if let body = signals.jsonLD.body, body.utf8.count > 400, shown * 4 < body.utf8.count {
            let isMarkup = body.hasText("<p") || body.hasText("<br")
            article.pieces = isMarkup ? (try? fragment(Array(body.utf8))) ?? [] : body.split(separator: "\n").map {
                .init(text: Array(Squeeze.text(String($0)).utf8), kind: .paragraph)
            }
            article.metadata.signals["text"] = "json-ld"
        } else if shown < 600 {
            let pieces = EmbeddedBody(tree: tree, fragment: { (try? fragment($0)) ?? [] }).pieces()
            guard pieces.reduce(0, { $0 + $1.text.count }) > max(400, shown * 4) else { return }
            article.pieces = pieces
            article.metadata.signals["text"] = "json"
        }
    }

    /// The page as a tree, its blocks and the signals of its metadata.
    func parsed(_ html: [UInt8]) throws -> (tree: MarkupTree, scan: PageScan, signals: PageSignals) {
        let streamed = StreamedPage(html)
        let tree: MarkupTree
        do { tree = try MarkupTree.html(streamed?.bytes ?? html, limits: MarkupLimits(keepsDrawings: false)) } catch { throw IngestError.noText(format: "HTML") }
        var scan = PageScanner.scan(tree, lexicon: resources.classes)
        if scan.buffer.count < 300 {
            let whole = PageScanner.scan(tree, lexicon: resources.classes, keepsHidden: true)
            if whole.buffer.count > scan.buffer.count * 4 { scan = whole }
        }
        if let streamed {
            for index in scan.blocks.indices where !scan.blocks[index].source.isEmpty { scan.blocks[index].source = streamed.source(of: scan.blocks[index].source) }
        }
        return (tree, scan, PageSignalReader(tree: tree, names: resources.metaNames, lexicon: resources.classes).read())
    }

    /// The blocks that are the article's text, and what the block model saw and thought of all blocks.
    func content(_ tree: MarkupTree, _ scan: PageScan, _ signals: PageSignals) -> Content {
        let (guess, container) = ContentSelector(tree: tree, scan: scan).choose()
        // No article has so many blocks: the density rule alone bounds what a hostile page costs.
        let isHuge = scan.blocks.count > 20_000
        let clues = BlockFeatures.Clues(
            titles: [signals.jsonLD.headline, signals.candidates(.title).first?.value, signals.titleElement].compactMap { $0 },
            summary: signals.candidates(.summary).first?.value ?? signals.jsonLD.summary, body: signals.jsonLD.body)
        let features = BlockFeatures(
            tree: tree, scan: isHuge ? PageScan() : scan, cues: resources.cues, chosen: isHuge ? [] : guess, container: container, clues: clues)
        let model = resources.blockModel
        if model.isEmpty || isHuge { return Content(blocks: guess, confidence: 50, features: features) }
        let scores = model.scores(features, tree: tree, scan: scan)
        let choice = BlockChoice(scan: scan, scores: scores, favour: options.favour)
        let chosen = choice.blocks()
        if choice.isNothing { return Content(blocks: [], confidence: 0, features: features) }
        return Content(blocks: chosen.isEmpty ? guess : chosen, confidence: choice.confidence(chosen), features: features)
    }

    /// What was chosen of a page.
    struct Content {
        var blocks: [Int]
        /// The F1 over words that the choice is expected to have, in per cent.
        var confidence: Int
        var features: BlockFeatures
    }

    /// All visible text of a piece of HTML, as feeds carry it.
    func fragment(_ html: [UInt8]) throws -> [ExtractedArticle.Piece] {
        guard let tree = try? MarkupTree.html(html) else { return [] }
        let scan = PageScanner.scan(tree, lexicon: resources.classes)
        return PageText(scan: scan, options: options).all()
    }
}
