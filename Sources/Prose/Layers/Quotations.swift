/// What somebody is said to have said, in order of the text.
public struct Quotations: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.quotes

    /// Form of a quotation.
    public enum Kind: String, Sendable, CaseIterable { case direct, indirect, mixed }

    /// One quotation. Its id is `quote:<index + 1>`.
    public struct Quotation: Sendable, Equatable {
        /// The content, with its quotation marks if it has any.
        public var span: Span
        /// Form.
        public var kind: Kind
        /// Index of the speaking actor, where it is one.
        public var speaker: Int?
        /// Where the speaker is named.
        public var speakerSpan: Span?
        /// The verb or phrase of saying.
        public var cue: Span?
        /// Confidence, 0 to 1.
        public var confidence: Double
        /// A quotation.
        public init(
            span: Span, kind: Kind, speaker: Int? = nil, speakerSpan: Span? = nil, cue: Span? = nil, confidence: Double = 1
        ) {
            self.span = span
            self.kind = kind
            self.speaker = speaker
            self.speakerSpan = speakerSpan
            self.cue = cue
            self.confidence = confidence
        }
    }

    /// All quotations.
    public var quotations: [Quotation]
    /// A layer of these quotations.
    public init(_ quotations: [Quotation]) { self.quotations = quotations }
}
