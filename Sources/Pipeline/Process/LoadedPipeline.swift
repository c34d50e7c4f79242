import Lexicons
import Prose
import Reports
import StageKit

/// A pipeline that is ready to work: all stages made, and the fingerprint that their resources give.
public struct LoadedPipeline: Sendable {
    /// A stage that could not be made: a bad option or a missing resource.
    public struct SetupError: Error, CustomStringConvertible {
        /// The step.
        public let step: String
        /// What is wrong.
        public let reason: String
        /// The step and what is wrong, for people.
        public var description: String { "stage '\(step)' cannot be set up: \(reason)" }
    }

    /// The plan that was loaded.
    public let plan: Plan
    /// The fingerprint of all steps.
    public let fingerprint: Fingerprint
    /// What the fingerprint was made of, step by step.
    public let record: PlanRecord
    /// What of a document goes into its report.
    public let reportOptions: ReportOptions
    let steps: [LoadedStep]

    /// Makes all stages of a plan.
    /// - Throws: `SetupError`.
    public init(
        _ plan: Plan, reportOptions: ReportOptions = ReportOptions(), locator: ResourceLocator = ResourceLocator()
    ) throws(SetupError) {
        self.plan = plan
        self.reportOptions = reportOptions
        var steps: [LoadedStep] = []
        var fingerprint = Fingerprint()
        var recorded: [PlanRecord.Step] = []
        for step in plan.steps {
            let environment = StageEnvironment(locator: locator, baseFolder: plan.baseFolder)
            do {
                let (loaded, version) = try Self.load(step, environment)
                steps.append(loaded)
                let files = environment.usedFiles
                fingerprint.add(step.id, version: version, options: step.options, files: files)
                var options = JSONWriter()
                options.value(step.options)
                recorded.append(
                    PlanRecord.Step(
                        id: step.id, version: version, options: String(decoding: options.bytes, as: UTF8.self), files: files,
                        folders: environment.usedFolders, hash: fingerprint.hash))
            } catch {
                throw SetupError(step: step.id, reason: "\(error)")
            }
        }
        self.steps = steps
        self.fingerprint = fingerprint
        record = PlanRecord(plan, locator: locator, steps: recorded)
    }

    private static func load(_ step: Plan.Step, _ environment: StageEnvironment) throws -> (step: LoadedStep, version: String) {
        switch step.kind {
        case .stage(let factory):
            let stage = try factory.make(step.options, environment)
            let id = step.id
            let loaded = LoadedStep(
                id: id, card: step.card, label: "\(id)@\(step.card.version)",
                access: LayerAccess(
                    stage: id, readable: Set(step.card.reads + step.card.mayRead), writable: Set(step.card.writes)),
                run: { document in try stage.process(&document, StageContext(stageID: id)) })
            return (loaded, "\(step.card.id)@\(step.card.version)")
        case .program(let command, let timeout):
            let program = try ExternalStage(
                id: step.id, command: command, card: step.card, options: step.options, timeout: timeout,
                folder: environment.baseFolder)
            program.noteFiles(in: environment)
            let loaded = LoadedStep(
                id: step.id, card: step.card, label: "\(step.id)@\(program.version)",
                access: LayerAccess(stage: step.id, readable: Set(step.card.reads), writable: Set(step.card.writes)),
                run: { document in try program.process(&document) })
            return (loaded, "\(program.name)@\(program.version)")
        }
    }
}
