import Markup
import Prose

/// Cuts the text of an XML element into blocks.
struct XMLTextBlocks {
    let table: DialectTable

    func pieces(of root: MarkupNode) -> [ExtractedArticle.Piece] {
        let tree = root.tree
        var pieces: [ExtractedArticle.Piece] = []
        var writer = BlockWriter()
        // Innermost kinds of the open blocks.
        var open: [(end: Int, kind: Blocks.Kind, isGroup: Bool)] = []
        var hasBlocks = false
        func flush() {
            guard let piece = writer.finish() else { return }
            pieces.append(.init(text: piece.bytes, kind: open.last?.kind ?? .paragraph))
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
                if role == "skip" {
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
        return hasBlocks ? pieces : pieces.flatMap(lines)
    }

    /// Text without any markup: each line is a paragraph, unless lines are wrapped.
    private func lines(_ piece: ExtractedArticle.Piece) -> [ExtractedArticle.Piece] {
        piece.text.split(separator: 0x0A).map { .init(text: Array($0), kind: piece.kind) }
    }
}
