import Rapporteur

@testable import Figures

/// The figures of a text as the program's own stages find them.
func figures(in text: String, stages: [String] = ["language", "dates", "quotes", "figures"], durations: Bool = false) throws -> [Figures.Figure] {
    try processed(text, stages: stages, durations: durations).layer(Figures.self).figures
}

// Stages keep no state between documents, so one set serves all tests.
private let made = Result { try make(durations: false) }
private let madeWithDurations = Result { try make(durations: true) }

private func make(durations: Bool) throws -> [(StageCard, any Stage)] {
    let environment = StageEnvironment()
    return try BuiltInStages.all.filter { ["language", "dates", "actors", "quotes", "figures"].contains($0.card.id) }.map { factory in
        let options: JSONValue = factory.card.id == "figures" ? .object([("durations", .bool(durations)), ("implied", .bool(true))]) : .object([])
        return (factory.card, try factory.make(options, environment))
    }
}

/// A document after the named stages, with access as in a pipeline.
func processed(_ text: String, stages: [String] = ["language", "dates", "quotes", "figures"], durations: Bool = false) throws -> Document {
    var metadata = Metadata()
    metadata.language = "en"
    var document = Document(text: text, metadata: metadata)
    for (card, stage) in try (durations ? madeWithDurations : made).get() where stages.contains(card.id) {
        document.access = card.access
        try stage.process(&document, StageContext(stageID: card.id))
    }
    document.access = nil
    return document
}

extension Figures.Figure {
    /// `killed > 90 Afghans`, for readable expectations.
    var line: String {
        let bounds: String
        switch (low, high) {
        case (let low?, let high?): bounds = low == high ? "\(low)" : "\(low)..\(high)"
        case (let low?, nil): bounds = "\(low).."
        case (nil, let high?): bounds = "..\(high)"
        case (nil, nil): bounds = ".."
        }
        return [effect?.rawValue, modifier == .exact ? nil : modifier.rawValue, bounds, unit, counted].compactMap { $0 }.joined(separator: " ")
    }
}
