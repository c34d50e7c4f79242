/// What a stage is told while it works on a document.
public struct StageContext: ~Copyable, Sendable {
    /// The id under which the stage stands in the pipeline (`id:` of its entry, else the card's).
    public let stageID: String
    /// A context for a stage.
    public init(stageID: String) { self.stageID = stageID }
}
