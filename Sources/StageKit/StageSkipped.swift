/// Thrown by a stage that does not apply to a document; its layers stay null and the report says `skipped:<reason>`.
public struct StageSkipped: Error, Equatable, CustomStringConvertible {
    /// One word: `language`, `empty`, …
    public let reason: String
    /// A stage that does not apply.
    public init(_ reason: String) { self.reason = reason }
    /// `skipped:` and the reason, as a report tells it.
    public var description: String { "skipped:\(reason)" }
}
