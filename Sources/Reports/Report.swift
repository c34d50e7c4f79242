import Prose

/// A report read back: the document with its typed layers, how they came about, and the fingerprint.
public struct Report: Sendable {
    /// The document; `text` is empty when the report was written without it.
    public var document: Document
    /// How each layer came about.
    public var outcomes: [LayerOutcome]
    /// The fingerprint.
    public var key: String?
    /// The schema's name as the report gives it.
    public var schema: String
    /// Conversion of spans; knows whether the report has a text.
    public var spans: SpanCodec

    /// The report's id.
    public var id: String { document.id }
    /// True when the report was written by an older version of the schema.
    public var isOld: Bool { schema != ReportWriter.schema }
}
