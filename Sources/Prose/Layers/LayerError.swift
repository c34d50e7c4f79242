/// A breach of the contract between a stage and a document; a fault of the stage, not of the document.
public enum LayerError: Error, Equatable, CustomStringConvertible {
    /// The stage read a layer that its card does not name.
    case undeclaredRead(stage: String, layer: LayerName)
    /// The stage wrote a layer that its card does not name.
    case undeclaredWrite(stage: String, layer: LayerName)
    /// The layer is not there; the plan should not have let the stage run.
    case missing(stage: String, layer: LayerName)
    /// The layer is there already: a layer is written once.
    case writtenTwice(stage: String, layer: LayerName)

    /// The error in words, for people.
    public var description: String {
        switch self {
        case .undeclaredRead(let stage, let layer):
            "stage '\(stage)' read layer '\(layer)', which its card does not declare: add it to reads or mayRead"
        case .undeclaredWrite(let stage, let layer):
            "stage '\(stage)' wrote layer '\(layer)', which its card does not declare: add it to writes"
        case .missing(let stage, let layer):
            "stage '\(stage)' needs layer '\(layer)', which no earlier stage wrote"
        case .writtenTwice(let stage, let layer):
            "stage '\(stage)' wrote layer '\(layer)', which was written before"
        }
    }
}
