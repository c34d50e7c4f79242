import Rapporteur

/// The product's own stages, made once with their default options and run in order, with access enforced as in a pipeline.
public struct Stages {
    private let steps: [(card: StageCard, stage: any Stage)]

    /// Stages by their ids, in this order.
    /// - Parameter options: options by stage id.
    public init(_ ids: [String], options: [String: JSONValue] = [:]) throws {
        let environment = StageEnvironment()
        steps = try ids.map { id in
            guard let factory = BuiltInStages.all.first(where: { $0.card.id == id }) else { throw EvaluationError("no stage '\(id)'") }
            return (factory.card, try factory.make(options[id] ?? .object([]), environment))
        }
    }

    /// The document after all stages; a stage that does not apply is passed over.
    public func run(_ document: Document) throws -> Document {
        var document = document
        for (card, stage) in steps where !card.writes.allSatisfy({ document.isSupplied($0) }) {
            document.access = nil
            guard card.canRead(document) else { continue }
            document.access = card.access
            do {
                try stage.process(&document, StageContext(stageID: card.id))
            } catch is StageSkipped {
                continue
            }
        }
        document.access = nil
        return document
    }
}
