import Prose

/// `quotes`: what somebody is said to have said.
enum QuotesCodec {
    static func write(_ layer: Quotations, to writing: inout LayerWriting) {
        writing.array(layer.quotations.enumerated()) { writing, pair in
            let (index, quote) = pair
            writing.object {
                $0.string("id", LinkKind.quote.id(index))
                $0.span("span", quote.span)
                $0.string("kind", quote.kind.rawValue)
                $0.link("speaker", .actor, quote.speaker)
                $0.span("speaker_span", orNull: quote.speakerSpan)
                $0.span("cue", orNull: quote.cue)
                $0.number("p", quote.confidence)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Quotations {
        Quotations(
            try reading.elements().map { item in
                Quotations.Quotation(
                    span: try item.span("span"), kind: try item.choice("kind", Quotations.Kind.self),
                    speaker: item.link("speaker", .actor), speakerSpan: try item.spanIfPresent("speaker_span"),
                    cue: try item.spanIfPresent("cue"), confidence: item.double("p", default: 1))
            })
    }
}
