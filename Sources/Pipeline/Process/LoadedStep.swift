import Prose
import StageKit

/// A step of the plan with its stage made: word lists and models are in memory.
struct LoadedStep: Sendable {
    let id: String
    let card: StageCard
    /// What reports call the step: `dates@1`.
    let label: String
    let access: LayerAccess
    let run: @Sendable (inout Document) throws -> Void
}
