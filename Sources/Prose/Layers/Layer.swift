/// A typed standoff layer of a document: written once, by one stage, never changed afterwards.
public protocol Layer: Sendable {
    /// The layer's name in cards, pipelines and reports.
    static var name: LayerName { get }
}
