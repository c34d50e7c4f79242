import Prose

/// `actors`: actors with roles and mentions.
enum ActorsCodec {
    static func write(_ layer: ActorMentions, to writing: inout LayerWriting) {
        writing.array(layer.actors.enumerated()) { writing, pair in
            let (index, actor) = pair
            writing.object {
                $0.string("id", LinkKind.actor.id(index))
                $0.string("entity", actor.entity)
                $0.string("name", actor.name)
                $0.string("kind", actor.kind.rawValue)
                $0.string("country", actor.country)
                $0.string("code", actor.code)
                $0.json.key("roles")
                $0.array(actor.roles) { writing, role in
                    writing.object {
                        $0.string("code", role.code)
                        $0.day("from", role.from)
                        $0.day("to", role.to)
                    }
                }
                if let place = actor.place {
                    $0.json.key("place")
                    $0.object {
                        $0.number("latitude", place.latitude)
                        $0.number("longitude", place.longitude)
                    }
                }
                if let wikidata = actor.wikidata { $0.string("wikidata", wikidata) }
                $0.json.key("provisional")
                $0.json.bool(actor.isProvisional)
                $0.json.key("mentions")
                $0.array(actor.mentions) { writing, mention in
                    writing.object {
                        $0.span("span", mention.span)
                        $0.string("form", mention.form.rawValue)
                        $0.number("p", mention.p)
                        $0.string("why", mention.why)
                    }
                }
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> ActorMentions {
        ActorMentions(
            try reading.elements().map { item in
                let name = try item.string("name")
                var actor = ActorMentions.Actor(
                    entity: item.stringIfPresent("entity") ?? name, name: name,
                    kind: item.stringIfPresent("kind").flatMap { ActorMentions.Kind(rawValue: $0) } ?? .unknown,
                    country: item.stringIfPresent("country"), code: item.stringIfPresent("code"),
                    roles: try (item.member("roles")?.elements() ?? []).map {
                        ActorMentions.Role(code: try $0.string("code"), from: $0.day("from"), to: $0.day("to"))
                    },
                    isProvisional: item.value[key: "provisional"]?.bool ?? false,
                    mentions: try (item.member("mentions")?.elements() ?? []).map(mention).sorted { $0.span < $1.span })
                actor.wikidata = item.stringIfPresent("wikidata")
                if let place = item.member("place"), let latitude = place.value[key: "latitude"]?.double, let longitude = place.value[key: "longitude"]?.double {
                    actor.place = .init(latitude: latitude, longitude: longitude)
                }
                return actor
            })
    }

    private static func mention(_ item: LayerReading) throws -> ActorMentions.Mention {
        let span = try item.span("span")
        let tokens = item.tokens?.range(covering: span) ?? 0..<0
        return ActorMentions.Mention(
            span: span, tokens: tokens, head: max(tokens.lowerBound, tokens.upperBound - 1),
            form: item.stringIfPresent("form").flatMap { ActorMentions.Mention.Form(rawValue: $0) } ?? .name,
            why: item.stringIfPresent("why") ?? "given", p: item.double("p", default: 1))
    }
}
