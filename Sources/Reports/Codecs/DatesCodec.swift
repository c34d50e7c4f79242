import Prose

/// `dates`: temporal expressions. `events` is the back link, which the writer adds.
enum DatesCodec {
    static func write(_ layer: TemporalExpressions, events: [Int: [Int]], to writing: inout LayerWriting) {
        writing.array(layer.expressions.enumerated()) { writing, pair in
            let (index, date) = pair
            writing.object {
                $0.string("id", LinkKind.date.id(index))
                $0.span("span", date.span)
                $0.string("text", $0.spans.words(date.span))
                $0.string("type", date.kind.rawValue)
                $0.string("value", date.value)
                $0.day("begin", date.begin)
                $0.day("end", date.end)
                $0.json.key("clock")
                if let clock = date.clock {
                    $0.array([clock.lowerBound, clock.upperBound]) { $0.json.integer(Int($1)) }
                } else {
                    $0.json.null()
                }
                $0.string("granularity", date.granularity)
                $0.string("bound", date.bound)
                $0.string("mod", date.mod)
                $0.string("quant", date.quant)
                $0.string("freq", date.freq)
                $0.link("anchor", .date, date.anchor)
                $0.link("begin_point", .date, date.beginPoint)
                $0.link("end_point", .date, date.endPoint)
                $0.string("rule", date.rule)
                $0.number("p", date.confidence)
                $0.json.key("alternatives")
                $0.array(date.alternatives) { writing, other in
                    writing.object {
                        $0.string("value", other.value)
                        $0.number("p", other.confidence)
                    }
                }
                $0.links("events", .event, events[index] ?? [])
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> TemporalExpressions {
        TemporalExpressions(
            try reading.elements().map { item in
                var date = TemporalExpressions.Expression(
                    span: try item.span("span"), kind: try item.choice("type", TemporalExpressions.Kind.self),
                    value: try item.string("value"), rule: item.stringIfPresent("rule") ?? "given",
                    confidence: item.double("p", default: 1))
                date.begin = item.day("begin")
                date.end = item.day("end")
                if let pair = item.member("clock")?.value.array?.compactMap(\.int), pair.count == 2, pair[0] >= 0, pair[0] < pair[1], pair[1] < 1 << 20 {
                    date.clock = Int32(pair[0])..<Int32(pair[1])
                }
                date.bound = item.stringIfPresent("bound")
                date.granularity = item.stringIfPresent("granularity")
                date.mod = item.stringIfPresent("mod")
                date.quant = item.stringIfPresent("quant")
                date.freq = item.stringIfPresent("freq")
                date.anchor = item.link("anchor", .date)
                date.beginPoint = item.link("begin_point", .date)
                date.endPoint = item.link("end_point", .date)
                date.alternatives = try (item.member("alternatives")?.elements() ?? []).map {
                    (try $0.string("value"), $0.double("p", default: 0))
                }
                return date
            })
    }
}
