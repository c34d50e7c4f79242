import Prose

/// Converts spans between the program's bytes and a report's code points. Without a text (a report whose text was cut) the
/// code points themselves stand for bytes, so that spans still can be cited.
public struct SpanCodec: Sendable {
    private let text: Text?

    /// A codec over a text; nil when the report has none.
    public init(_ text: Text?) { self.text = text }

    /// `[start, end]` in code points.
    public func scalars(_ span: Span) -> (start: Int, end: Int) {
        text?.scalarRange(of: span) ?? (Int(span.start), Int(span.end))
    }

    /// The span of code points.
    public func span(_ start: Int, _ end: Int) -> Span {
        text?.span(ofScalars: start, end) ?? Span(start, end)
    }

    /// The words of a span; empty without a text.
    public func words(_ span: Span) -> String { text?[span] ?? "" }
}
