/// Temporal expressions with their values, in order of the text.
public struct TemporalExpressions: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.dates

    /// TIMEX3 types.
    public enum Kind: String, Sendable, CaseIterable {
        case date = "DATE", time = "TIME", duration = "DURATION", set = "SET"
    }

    /// One temporal expression (TIMEX3) with our own half-open interval. Its id is `date:<index + 1>`.
    public struct Expression: Sendable, Equatable {
        /// Where it stands.
        public var span: Span
        /// TIMEX3 type.
        public var kind: Kind
        /// TIMEX3 value (`2021-08-31`, `P2Y`, `XXXX-WXX-2`).
        public var value: String
        /// First day of the interval; nil when open or unknown.
        public var begin: CivilDate?
        /// Day after the last of the interval; nil when open or unknown.
        public var end: CivilDate?
        /// `year`, `month`, `week`, `day`, `hour`, … the smallest unit that is fixed.
        public var granularity: String?
        /// Seconds after midnight of `begin` that the expression covers, half open (above 86,400 on the next day); nil when it
        /// covers whole days or its day is not known.
        public var clock: Range<Int32>?
        /// The side of an open interval that the words before name: `before`, `after`, `since`, `until`; `begin` and `end` are
        /// those of the point named.
        public var bound: String?
        /// TIMEX3 mod (`START`, `MID`, `END`, `APPROX`, `MORE_THAN`, …).
        public var mod: String?
        /// TIMEX3 quant of a set.
        public var quant: String?
        /// TIMEX3 freq of a set.
        public var freq: String?
        /// Index of the expression from which the value was reckoned; nil when it was the publication date or nothing.
        public var anchor: Int?
        /// Index of the expression that opens the interval or duration.
        public var beginPoint: Int?
        /// Index of the expression that closes it.
        public var endPoint: Int?
        /// Name of the rule that found it.
        public var rule: String
        /// Confidence in the value, 0 to 1.
        public var confidence: Double
        /// Other readings with their confidence, best first.
        public var alternatives: [(value: String, confidence: Double)]

        /// An expression with nothing but what is always known.
        public init(span: Span, kind: Kind, value: String, rule: String, confidence: Double = 1) {
            self.span = span
            self.kind = kind
            self.value = value
            self.rule = rule
            self.confidence = confidence
            self.alternatives = []
        }

        /// True when both say the same.
        public static func == (a: Expression, b: Expression) -> Bool {
            a.span == b.span && a.kind == b.kind && a.value == b.value && a.begin == b.begin && a.end == b.end
                && a.clock == b.clock && a.bound == b.bound && a.mod == b.mod && a.anchor == b.anchor && a.rule == b.rule
        }
    }

    /// All expressions.
    public var expressions: [Expression]
    /// A layer of these expressions.
    public init(_ expressions: [Expression]) { self.expressions = expressions }
}
