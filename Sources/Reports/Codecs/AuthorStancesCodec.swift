import Prose

/// `author_stances`: the author's attitude to actors.
enum AuthorStancesCodec {
    static func write(_ layer: AuthorStances, to writing: inout LayerWriting) {
        writing.array(layer.attitudes) { writing, attitude in
            writing.object {
                $0.link("to", .actor, attitude.to)
                $0.number("score", attitude.score)
                $0.string("label", attitude.label.rawValue)
                $0.number("confidence", attitude.confidence)
                $0.evidence(attitude.evidence)
            }
        }
    }

    static func read(_ reading: LayerReading) throws -> AuthorStances {
        AuthorStances(
            try reading.elements().map { item in
                guard let to = item.link("to", .actor) else { throw item.wrong("to", "an actor's id") }
                return AuthorStances.Attitude(
                    to: to, score: item.double("score", default: 0), label: try item.choice("label", StanceLabel.self),
                    confidence: item.double("confidence", default: 0), evidence: try item.evidence())
            })
    }
}
