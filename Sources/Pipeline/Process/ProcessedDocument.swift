import Prose
import Reports

/// What became of a document.
public struct ProcessedDocument: Sendable {
    /// The document with the layers that were written.
    public var document: Document
    /// How each layer came about, in the order of the pipeline.
    public var outcomes: [LayerOutcome] = []
    /// How long each step took, in microseconds, in order; steps that were passed over are left out.
    public var timings: [(step: String, microseconds: Int)] = []
    /// The step that failed, when one did; the steps after it did not run.
    public var failure: StageFailure?
}
