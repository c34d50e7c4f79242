import Prose
import StageKit

/// The checked list of steps that a pipeline file amounts to. Nothing is loaded yet.
public struct Plan: Sendable {
    /// One step.
    public struct Step: Sendable {
        /// What runs.
        public enum Kind: Sendable {
            /// A stage of the catalogue.
            case stage(StageFactory)
            /// A program of the user's: command, and its deadline in seconds.
            case program(command: [String], timeout: Double)
        }
        /// Name of the step.
        public let id: String
        /// What it reads and writes; a program's version is known only when it runs.
        public let card: StageCard
        /// What runs.
        public let kind: Kind
        /// All options, in the order of the stage's fields.
        public let options: JSONValue
    }

    /// The steps in order.
    public let steps: [Step]
    /// Layers that come with requests.
    public let given: [LayerName]
    /// Folder to which the pipeline file's paths are relative.
    public let baseFolder: String
    /// Longest text of a document, in bytes.
    public let longest: Int
    /// Which column of a table, or member of a JSON line, holds what.
    public let columns: RecordColumns

    /// `--until` named a step that is not in the pipeline.
    public struct NoSuchStep: Error, CustomStringConvertible {
        /// The name.
        public let name: String
        /// The steps that there are.
        public let steps: [String]
        /// The name, what was probably meant, and the steps that there are.
        public var description: String {
            let meant = Suggestion.nearest(to: name, among: steps).map { "did you mean '\($0)'? " } ?? ""
            return "the pipeline has no step '\(name)'; \(meant)its steps are \(steps.joined(separator: ", "))"
        }
    }

    /// The plan of a configuration that was read without errors.
    /// - Parameter until: the last step that is to run; all when nil.
    /// - Throws: `NoSuchStep`.
    public init(_ config: PipelineConfig, catalogue: Catalogue, until: String? = nil) throws(NoSuchStep) {
        var steps: [Step] = []
        for entry in config.stages {
            switch entry.kind {
            case .use(let name):
                guard let factory = catalogue[name] else { throw NoSuchStep(name: name, steps: catalogue.ids) }
                steps.append(Step(id: entry.id, card: factory.card, kind: .stage(factory), options: entry.options))
            case .exec(let command, _, _, let timeout):
                let card = PlanCheck.card(of: entry, catalogue)
                steps.append(
                    Step(id: entry.id, card: card, kind: .program(command: command, timeout: timeout), options: entry.options))
            }
        }
        if let until {
            guard let last = steps.firstIndex(where: { $0.id == until }) else {
                throw NoSuchStep(name: until, steps: steps.map(\.id))
            }
            steps.removeSubrange((last + 1)...)
        }
        self.steps = steps
        given = config.input.layers
        longest = config.input.longest
        columns = config.input.columns
        baseFolder = config.baseFolder
    }

    /// The id of the step that writes a layer; nil when none does.
    public func writer(of layer: LayerName) -> String? { steps.first { $0.card.writes.contains(layer) }?.id }
}
