import Prose

/// `output:` of a pipeline file.
public struct OutputSection: Sendable, Equatable {
    /// How much of the text a report keeps.
    public enum TextKept: String, Sendable, CaseIterable { case full, evidence, none }

    /// Folder of the reports, relative to the pipeline file.
    public var path = "out"
    /// Views that are made after a run.
    public var formats = ["json"]
    /// How much of the text a report keeps.
    public var text = TextKept.full
    /// Bulky layers that a report keeps.
    public var keep: [LayerName] = []

    /// The defaults.
    public init() {}
}
