import Prose

/// `stances`: directed pairs of actors.
enum StancesCodec {
    static func write(_ layer: DyadStances, to writing: inout LayerWriting) {
        writing.array(layer.dyads) { writing, dyad in
            writing.object {
                $0.link("from", .actor, dyad.from)
                $0.link("to", .actor, dyad.to)
                $0.number("score", dyad.score)
                $0.string("label", dyad.label.rawValue)
                $0.number("confidence", dyad.confidence)
                $0.number("declared", dyad.declared)
                $0.number("acted", dyad.acted)
                $0.evidence(dyad.evidence)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> DyadStances {
        DyadStances(
            try reading.elements().map { item in
                guard let from = item.link("from", .actor), let to = item.link("to", .actor) else {
                    throw item.wrong("from", "an actor's id, and another in \"to\"")
                }
                return DyadStances.Dyad(
                    from: from, to: to, score: item.double("score", default: 0),
                    label: try item.choice("label", StanceLabel.self), confidence: item.double("confidence", default: 0),
                    declared: item.doubleIfPresent("declared"), acted: item.doubleIfPresent("acted"),
                    evidence: try item.evidence())
            })
    }
}
