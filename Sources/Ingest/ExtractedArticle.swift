import Prose

/// What a reader of one format gives: blocks of text with their kinds, metadata, notes.
struct ExtractedArticle {
    struct Piece {
        var text: [UInt8]
        var kind: Blocks.Kind
        /// Where it stands in the source; nil where that is not known.
        var source: Range<Int>?
    }

    var pieces: [Piece] = []
    var metadata = Metadata()
    var warnings: [String] = []

    /// The text: blocks with an empty line between them, items of a list and rows of a table with a line end.
    func assembled() -> (text: Text, blocks: Blocks) {
        var bytes: [UInt8] = []
        var spans: [Blocks.Block] = []
        var previous: Blocks.Kind?
        for piece in pieces where !piece.text.isEmpty {
            if let previous {
                bytes.append(0x0A)
                let isTight = piece.kind == previous && (piece.kind == .listItem || piece.kind == .table)
                if !isTight { bytes.append(0x0A) }
            }
            let start = bytes.count
            // Controls and ill-formed bytes would change length in `Text`; readers give none, but a span must never be wrong.
            bytes.append(contentsOf: Text(piece.text).bytes)
            spans.append(.init(span: Span(start, bytes.count), kind: piece.kind, source: piece.source.map { Span($0.lowerBound, $0.upperBound) }))
            previous = piece.kind
        }
        return (Text(bytes), Blocks(spans))
    }
}
