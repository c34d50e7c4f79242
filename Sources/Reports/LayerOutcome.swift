import Prose

/// How a layer of a report came about: the member `layers` of the report.
public struct LayerOutcome: Sendable, Equatable {
    /// Which layer.
    public var layer: LayerName
    /// Stage and version that wrote it (`dates@1`), or `request` for a layer that came in.
    public var by: String
    /// `done`, `given`, `skipped:<reason>`, or `failed`.
    public var status: String

    /// An outcome.
    public init(layer: LayerName, by: String, status: String) {
        self.layer = layer
        self.by = by
        self.status = status
    }
}
