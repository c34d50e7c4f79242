import Prose

/// `sentences`: one `[start, end]` each.
enum SentencesCodec {
    static func write(_ layer: Sentences, to writing: inout LayerWriting) {
        writing.array(layer.sentences) { $0.span($1.span) }
    }

    static func read(_ reading: LayerReading) throws -> Sentences {
        Sentences(
            try reading.elements().map { item in
                let span = try item.asSpan()
                return Sentences.Sentence(span: span, tokens: item.tokens?.range(covering: span) ?? 0..<0, block: -1, isProse: true)
            })
    }
}
