import Prose

/// An example of what a pipeline finds: an input, and the parts of its report that must match. See `PipelineExamples`.
public struct PipelineExample: Sendable {
    /// What the example shows.
    public var name: String
    /// Line of the file on which it begins.
    public var line: Int
    /// The request that a worker is sent.
    var request: JSONValue
    /// Parts of the report that must be there.
    var expected: [(layer: String, value: JSONValue)]
    /// Parts that must not be there: no element of the layer matches.
    var unexpected: [(layer: String, value: JSONValue)]
}
