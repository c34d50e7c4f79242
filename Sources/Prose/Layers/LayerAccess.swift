/// What one stage may do to a document while it runs: the sets that its card declares.
public struct LayerAccess: Sendable {
    /// The stage's id, for error messages.
    public let stage: String
    /// Layers that it may read (both `reads` and `mayRead`).
    public let readable: Set<LayerName>
    /// Layers that it may write.
    public let writable: Set<LayerName>

    /// Access for a stage.
    public init(stage: String, readable: Set<LayerName>, writable: Set<LayerName>) {
        self.stage = stage
        self.readable = readable
        self.writable = writable
    }
}
