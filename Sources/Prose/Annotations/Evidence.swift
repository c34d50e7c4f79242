/// The words on which an assertion rests.
public struct Evidence: Sendable, Equatable {
    /// Where they stand.
    public var span: Span
    /// Strength: a probability (stance) 0 to 1.
    public var p: Double
    /// Share of a score in the score's own unit (risk); nil for stance.
    public var share: Double?
    /// Why they count: an annotation's id (`event:5`), or a rule's name.
    public var why: String?
    /// Contribution to the score, signed, -1 to 1, where it has one.
    public var polarity: Double?

    /// Evidence.
    public init(span: Span, p: Double, share: Double? = nil, why: String? = nil, polarity: Double? = nil) {
        self.span = span
        self.p = p
        self.share = share
        self.why = why
        self.polarity = polarity
    }
}
