import Markup
import Prose

/// Cuts the text of an XML element into blocks.
struct XMLTextBlocks {
    let table: DialectTable

    func pieces(of root: MarkupNode) -> [ExtractedArticle.Piece] {
        let tree = root.tree
        var pieces: [(piece: ExtractedArticle.Piece, isLoose: Bool)] = []
        var writer = BlockWriter()
        // Innermost kinds of the open blocks.
        var open: [(end: Int, kind: Blocks.Kind, isGroup: Bool)] = []
        var hasBlocks = false
        func flush() {
            guard let piece = writer.finish() else { return }
            pieces.append((.init(text: piece.bytes, kind: open.last?.kind ?? .paragraph), open.last?.isGroup ?? true))
        }
        var node = root.index + 1
        let end = tree.end(of: root.index)
        tree.withCharacters { characters in
            while node < end {
                while let last = open.last, last.end <= node {
                    flush()
                    open.removeLast()
                }
                if tree.name(of: node) == .text {
                    _ = writer.append(UnsafeBufferPointer(rebasing: characters[tree.textRange(of: node)]), isLink: false, keepsLines: !hasBlocks)
                    node += 1
                    continue
                }
                guard let role = table.role(of: tree.spelling(of: node)) else {
                    node += 1
                    continue
                }
                if role == "skip" || isAside(tree, node) {
                    node = tree.end(of: node)
                    continue
                }
                flush()
                let kind = Blocks.Kind(rawValue: role)
                if kind != nil { hasBlocks = true }
                // A paragraph in a list item or quotation is of that kind.
                let inherited = open.last.flatMap { $0.kind == .paragraph ? nil : $0.kind }
                open.append((tree.end(of: node), kind == .paragraph || kind == nil ? inherited ?? .paragraph : kind ?? .paragraph, kind == nil))
                node += 1
            }
            flush()
        }
        if !hasBlocks { return pieces.map(\.piece).flatMap(lines) }
        // Beside real paragraphs, words that stand loose and make no sentence are furniture: rubrics, sources, credits.
        return pieces.filter { !$0.isLoose || endsSentence($0.piece.text) }.map(\.piece)
    }

    private func endsSentence(_ text: [UInt8]) -> Bool {
        if text.count > 200 { return true }
        var end = text.count
        while end > 0, text[end - 1] == 0x22 || text[end - 1] == 0x27 || text[end - 1] == 0x29 { end -= 1 }
        guard end > 0 else { return false }
        if text[end - 1] == 0x2E || text[end - 1] == 0x3F || text[end - 1] == 0x21 || text[end - 1] == 0x3A { return true }
        // Closing quotes, ellipses and full stops of other scripts.
        return end >= 3 && text[end - 3] >= 0xE2
    }

    /// Readers' comments are no part of an article.
    private func isAside(_ tree: MarkupTree, _ node: Int) -> Bool {
        guard let type = tree.attribute(.type, of: node) else { return false }
        return type == "comments" || type == "comment"
    }

    /// Text without any markup: each line is a paragraph, unless lines are wrapped.
    private func lines(_ piece: ExtractedArticle.Piece) -> [ExtractedArticle.Piece] {
        piece.text.split(separator: 0x0A).map { .init(text: Array($0), kind: piece.kind) }
    }
}
