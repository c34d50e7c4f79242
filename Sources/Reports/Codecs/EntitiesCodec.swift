import Prose

/// `entities`: named entities.
enum EntitiesCodec {
    static func write(_ layer: Entities, to writing: inout LayerWriting) {
        writing.array(layer.entities) { writing, entity in
            writing.object {
                $0.span("span", entity.span)
                $0.string("label", entity.label.rawValue)
                $0.number("p", entity.probability)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Entities {
        Entities(
            try reading.elements().map { item in
                let span = try item.span("span")
                return Entities.Entity(
                    span: span, tokens: item.tokens?.range(covering: span) ?? 0..<0,
                    label: try item.choice("label", Entities.Label.self), probability: item.double("p", default: 1))
            })
    }
}
