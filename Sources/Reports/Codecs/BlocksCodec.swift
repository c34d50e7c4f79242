import Prose

/// `blocks`: the paragraphs, headings and lines of the text.
enum BlocksCodec {
    static func write(_ layer: Blocks, to writing: inout LayerWriting) {
        writing.array(layer.blocks) { writing, block in
            writing.object {
                $0.span("span", block.span)
                $0.string("kind", block.kind.rawValue)
                if let source = block.source { $0.bytes("source", source) }
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Blocks {
        Blocks(try reading.elements().map { Blocks.Block(span: try $0.span("span"), kind: try $0.choice("kind", Blocks.Kind.self), source: $0.bytesIfPresent("source")) })
    }
}
