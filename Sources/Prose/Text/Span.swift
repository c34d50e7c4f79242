/// A half-open range of UTF-8 **byte** offsets into a document's text.
///
/// Inside the program every span counts bytes; in a report it counts Unicode code points (see `Text.scalarRange(of:)`).
public struct Span: Hashable, Comparable, Sendable {
    /// Offset of the first byte.
    public var start: Int32
    /// Offset one past the last byte; never below `start`.
    public var end: Int32

    /// A span from `start` to `end`; an `end` before `start` gives an empty span at `start`.
    @inlinable public init(_ start: Int32, _ end: Int32) {
        self.start = start
        self.end = max(start, end)
    }

    /// The same from `Int` offsets.
    @inlinable public init(_ start: Int, _ end: Int) {
        self.init(Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    }

    /// Number of bytes.
    @inlinable public var count: Int { Int(end) - Int(start) }
    /// True when the span covers no byte.
    @inlinable public var isEmpty: Bool { end <= start }
    /// The byte offsets as a range of `Int`.
    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }

    /// True when `other` lies wholly inside this span.
    @inlinable public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
    /// True when the offset lies inside this span.
    @inlinable public func contains(_ offset: Int32) -> Bool { start <= offset && offset < end }
    /// True when the two spans share at least one byte.
    @inlinable public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }
    /// The smallest span that holds both.
    @inlinable public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }

    /// By start; of two that start together the longer comes first, so that a whole precedes its parts.
    @inlinable public static func < (a: Span, b: Span) -> Bool { a.start != b.start ? a.start < b.start : a.end > b.end }
}
