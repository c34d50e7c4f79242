import Prose

/// `figures`: numbers. `event` is the back link, which the writer adds.
enum FiguresCodec {
    static func write(_ layer: Figures, events: [Int: [Int]], to writing: inout LayerWriting) {
        writing.array(layer.figures.enumerated()) { writing, pair in
            let (index, figure) = pair
            writing.object {
                $0.string("id", LinkKind.figure.id(index))
                $0.span("span", figure.span)
                $0.string("text", $0.spans.words(figure.span))
                $0.string("kind", figure.kind.rawValue)
                $0.decimal("low", figure.low)
                $0.decimal("high", figure.high)
                $0.string("mod", figure.modifier.rawValue)
                $0.string("unit", figure.unit)
                $0.string("counted", figure.counted)
                $0.span("counted_span", orNull: figure.countedSpan)
                $0.string("effect", figure.effect?.rawValue)
                $0.link("who", .actor, figure.who)
                $0.link("by", .actor, figure.by)
                $0.string("place", figure.place)
                $0.string("of", figure.of)
                $0.string("concept", figure.concept)
                $0.string("source", figure.source)
                $0.integer("direction", figure.direction)
                $0.link("event", .event, events[index]?.first)
                $0.integer("toll", figure.toll)
                $0.number("confidence", figure.confidence)
                $0.string("dimension", figure.dimension)
                $0.string("rule", figure.rule)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> Figures {
        Figures(
            try reading.elements().map { item in
                var figure = Figures.Figure(
                    span: try item.span("span"), kind: try item.choice("kind", Figures.Kind.self),
                    low: try item.decimal("low"), high: try item.decimal("high"),
                    modifier: item.member("mod") == nil ? .exact : try item.choice("mod", Figures.Modifier.self),
                    rule: item.stringIfPresent("rule") ?? "given")
                figure.unit = item.stringIfPresent("unit")
                figure.counted = item.stringIfPresent("counted")
                figure.countedSpan = try item.spanIfPresent("counted_span")
                figure.effect = item.member("effect") == nil ? nil : try item.choice("effect", Figures.Effect.self)
                figure.who = item.link("who", .actor)
                figure.by = item.link("by", .actor)
                figure.place = item.stringIfPresent("place")
                figure.of = item.stringIfPresent("of")
                figure.concept = item.stringIfPresent("concept")
                figure.source = item.stringIfPresent("source")
                figure.direction = item.intIfPresent("direction")
                figure.toll = item.intIfPresent("toll")
                figure.confidence = item.doubleIfPresent("confidence")
                figure.dimension = item.stringIfPresent("dimension")
                return figure
            })
    }
}
