import Lexicons
import Prose
import StageKit

/// What a pipeline's fingerprint was made of: its steps with their versions, options and files.
///
/// It is kept beside the reports. The next run then knows the fingerprint without loading a single model, as long as no file that
/// was used has been touched; and `explain` can tell what has changed since.
public struct PlanRecord: Sendable, Equatable {
    /// One step.
    public struct Step: Sendable, Equatable {
        /// Name of the step.
        public var id: String
        /// `dates@3`; of a program, the name and version that it gives itself.
        public var version: String
        /// The options, as JSON.
        public var options: String
        /// The files that the step has used.
        public var files: [StageEnvironment.UsedFile]
        /// The folders that the step has listed.
        public var folders: [StageEnvironment.UsedFolder]
        /// The fingerprint of the chain up to this step.
        public var hash: String
    }

    /// Hash of what the steps are, before anything is loaded.
    public var plan: String
    /// Stamp of the program that loaded them.
    public var program: String
    /// The steps in order.
    public var steps: [Step]
    /// The fingerprint of the whole chain.
    public var fingerprint: String { steps.last?.hash ?? "" }

    init(_ plan: Plan, locator: ResourceLocator, steps: [Step]) {
        self.plan = Self.signature(of: plan, locator)
        program = Self.programStamp
        self.steps = steps
    }

    /// True when a pipeline that is loaded now would have this fingerprint: the plan is the same, no file was touched, and the
    /// programs among its stages give themselves the same versions (they are started for that, and nothing else is).
    func isCurrent(for plan: Plan, locator: ResourceLocator) -> Bool {
        guard self.plan == Self.signature(of: plan, locator), program == Self.programStamp, steps.count == plan.steps.count else {
            return false
        }
        for (step, planned) in zip(steps, plan.steps) {
            guard step.files.allSatisfy({ FileStamp(path: $0.path) == $0.stamp }),
                step.folders.allSatisfy({ locator.list($0.folder, in: $0.room) == $0.names })
            else { return false }
            guard case .program(let command, _) = planned.kind else { continue }
            guard let identity = try? ExternalStage.identity(command, folder: plan.baseFolder, options: planned.options),
                identity == step.version
            else { return false }
        }
        return true
    }

    private static func signature(of plan: Plan, _ locator: ResourceLocator) -> String {
        var writer = JSONWriter()
        writer.array { writer in
            writer.string(locator.identity)
            writer.string(plan.baseFolder)
            writer.string(RealPath.of(".") ?? "")
            for step in plan.steps {
                writer.string(step.id)
                writer.value(step.options)
                switch step.kind {
                case .stage(let factory): writer.string("\(factory.card.id)@\(factory.card.version)")
                case .program(let command, _): writer.array(command) { $0.string($1) }
                }
            }
        }
        return SHA256.hexadecimal(of: writer.bytes)
    }

    private static var programStamp: String { FileStamp(path: "/proc/self/exe")?.text ?? "" }
}
