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
        let (bytes, spans) = joined { $0 }
        let text = Text(bytes)
        if text.bytes == bytes { return (text, Blocks(spans)) }
        // Controls and ill-formed bytes change length in `Text`; readers give none, but a span must never be wrong.
        let (mended, places) = joined { Text($0).bytes }
        return (Text(mended), Blocks(places))
    }

    private func joined(_ form: ([UInt8]) -> [UInt8]) -> ([UInt8], [Blocks.Block]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.text.count + 2 })
        var spans: [Blocks.Block] = []
        var previous: Blocks.Kind?
        for piece in pieces where !piece.text.isEmpty {
            if let previous {
                bytes.append(0x0A)
                let isTight = piece.kind == previous && (piece.kind == .listItem || piece.kind == .table)
                if !isTight { bytes.append(0x0A) }
            }
            let start = bytes.count
            bytes.append(contentsOf: form(piece.text))
            spans.append(.init(span: Span(start, bytes.count), kind: piece.kind, source: piece.source.map { Span($0.lowerBound, $0.upperBound) }))
            previous = piece.kind
        }
        return (bytes, spans)
    }
}
