import Rapporteur

/// Names of places: those of the actors stage that name a place or a state by its own name, and the entity layer's locations that
/// no actor covers.
enum ToponymsTask: Task {
    static let name = "toponyms"
    static let help = "places with coordinates (geovirus.jsonl.gz) [--gazetteer GEONAMES.txt]"

    static func run(_ arguments: Arguments) throws {
        let gazetteer = arguments.options["gazetteer"].map { JSONValue.object([("gazetteers", .array([.string($0)]))]) }
        let stages = try Stages(["language", "actors"], options: gazetteer.map { ["actors": $0] } ?? [:])
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            let id = record[key: "id"]?.string ?? ""
            let document = try stages.run(LabelledText(record).document(id: id))
            let places = try ToponymFinder.toponyms(in: document)
            writer.object { writer in
                writer.key("id")
                writer.string(id)
                writer.key("toponyms")
                writer.array(places) { writer, place in
                    let range = document.text.scalarRange(of: place.span)
                    writer.object { writer in
                        writer.key("start")
                        writer.integer(range.start)
                        writer.key("end")
                        writer.integer(range.end)
                        writer.key("lat")
                        if let latitude = place.latitude { writer.number(latitude) } else { writer.null() }
                        writer.key("lon")
                        if let longitude = place.longitude { writer.number(longitude) } else { writer.null() }
                        writer.key("country")
                        if let country = place.country { writer.string(country) } else { writer.null() }
                    }
                }
            }
        }
    }
}

/// Toponyms in the sense of geoparsing corpora: names of places, not adjectives, peoples or bodies.
enum ToponymFinder {
    struct Toponym {
        var span: Span
        var country: String?
        var latitude: Double?
        var longitude: Double?
    }

    static func toponyms(in document: Document) throws -> [Toponym] {
        let tokens = try document.layer(Tokens.self)
        var found: [Toponym] = []
        for actor in (try document.layerIfPresent(ActorMentions.self))?.actors ?? [] {
            for mention in actor.mentions {
                let isName = mention.form == .name || mention.form == .alias || mention.form == .acronym
                switch actor.kind {
                case .state, .place: guard isName else { continue }
                case .government: guard mention.form == .metonym else { continue }
                default: continue
                }
                // "China's Ministry": the name alone.
                found.append(
                    Toponym(span: tokens.span(of: mention.tokens), country: actor.country, latitude: actor.place?.latitude, longitude: actor.place?.longitude))
            }
        }
        for entity in (try document.layerIfPresent(Entities.self))?.entities ?? [] where entity.label == .location && entity.probability >= 0.5 {
            guard !found.contains(where: { $0.span.overlaps(entity.span) }) else { continue }
            found.append(Toponym(span: entity.span, country: nil, latitude: nil, longitude: nil))
        }
        return found.sorted { $0.span < $1.span }
    }
}
