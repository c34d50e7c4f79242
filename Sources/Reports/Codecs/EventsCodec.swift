import Prose

/// `events`: who did what to whom.
enum EventsCodec {
    static func write(_ layer: EventMentions, to writing: inout LayerWriting) {
        writing.array(layer.events.enumerated()) { writing, pair in
            let (index, event) = pair
            writing.object {
                $0.string("id", LinkKind.event.id(index))
                $0.span("trigger", event.trigger)
                $0.string("text", $0.spans.words(event.trigger))
                $0.string("type", event.type)
                $0.string("mode", event.mode)
                $0.strings("contexts", event.contexts)
                $0.string("cameo", event.cameo)
                $0.integer("quad", event.quad)
                $0.number("goldstein", event.goldstein)
                $0.links("actors", .actor, event.actors)
                $0.links("targets", .actor, event.targets)
                $0.link("date", .date, event.date)
                $0.string("place", event.place)
                $0.links("figures", .figure, event.figures)
                $0.string("status", event.status.rawValue)
                $0.string("by", event.by)
                $0.number("p", event.p)
                $0.span("clause", event.clause)
                $0.json.key("why")
                $0.object { $0.string("rule", event.rule) }
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> EventMentions {
        EventMentions(
            try reading.elements().map { item in
                let trigger = try item.span("trigger")
                var event = EventMentions.Event(
                    trigger: trigger, head: max(0, (item.tokens?.range(covering: trigger).upperBound ?? 1) - 1),
                    type: try item.string("type"), cameo: item.stringIfPresent("cameo"),
                    quad: item.intIfPresent("quad") ?? 1, goldstein: item.double("goldstein", default: 0),
                    status: item.member("status") == nil ? .asserted : try item.choice("status", EventMentions.Status.self),
                    rule: item.member("why")?.stringIfPresent("rule") ?? "given",
                    clause: try item.spanIfPresent("clause") ?? trigger)
                event.mode = item.stringIfPresent("mode")
                event.contexts = item.strings("contexts")
                event.actors = item.links("actors", .actor)
                event.targets = item.links("targets", .actor)
                event.date = item.link("date", .date)
                event.place = item.stringIfPresent("place")
                event.figures = item.links("figures", .figure)
                event.by = item.stringIfPresent("by") ?? "author"
                event.p = item.double("p", default: 1)
                return event
            })
    }
}
