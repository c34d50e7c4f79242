import Prose
import Reports

/// Where a sentence of a brief has its words from.
public struct Citation: Sendable, Equatable {
    /// The report's id.
    public let document: String
    /// First code point.
    public let start: Int
    /// One past the last code point.
    public let end: Int
    /// The words; empty where the report was written without its text.
    public let words: String

    /// The citation of a span of a report.
    init(_ span: Span, of report: Report) {
        document = report.id
        (start, end) = report.spans.scalars(span)
        words = report.spans.words(span)
    }
}
