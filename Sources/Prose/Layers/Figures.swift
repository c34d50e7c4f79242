/// Numbers with their meaning, in order of the text.
public struct Figures: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.figures

    /// What is measured.
    public enum Kind: String, Sendable, CaseIterable {
        case count, money, percent, rank, ordinal, measure, ratio, rate, change, age, score, number
    }

    /// How the number is bounded.
    public enum Modifier: String, Sendable, CaseIterable {
        case exact = "=", about = "~", more = ">", atLeast = ">=", less = "<", atMost = "<=", range, vague
    }

    /// What happened to the counted.
    public enum Effect: String, Sendable, CaseIterable {
        case killed, wounded, missing, abducted, arrested, displaced, evacuated, affected, infected, deployed, pledged, destroyed
    }

    /// One figure. Its id is `figure:<index + 1>`.
    public struct Figure: Sendable, Equatable {
        /// The number with its modifier and unit ("more than 90").
        public var span: Span
        /// What is measured.
        public var kind: Kind
        /// Lower bound; nil when unbounded.
        public var low: DecimalNumber?
        /// Upper bound; nil when unbounded.
        public var high: DecimalNumber?
        /// How it is bounded.
        public var modifier: Modifier
        /// Unit: ISO 4217 code, `percent`, a unit's name; nil for bare counts.
        public var unit: String?
        /// Head noun with its modifiers, as in the text ("US service members").
        public var counted: String?
        /// Where the counted noun stands.
        public var countedSpan: Span?
        /// What happened to the counted.
        public var effect: Effect?
        /// Index of the actor affected.
        public var who: Int?
        /// Index of the actor that caused the effect.
        public var by: Int?
        /// The place, as in the text.
        public var place: String?
        /// Index of the whole of which this is a part, or text of the base ("of the population").
        public var of: String?
        /// What the figure measures, as in the text ("median sales price"); nil for counts that tell of themselves.
        public var concept: String?
        /// Who gives the figure: an actor's id or text.
        public var source: String?
        /// Direction of a change: 1 up, -1 down.
        public var direction: Int?
        /// Number of the toll, from 1, that this report and others of the document tell of: those of one toll may differ in value.
        /// Nil when the figure tells of no casualties that the text reports as news.
        public var toll: Int?
        /// How likely the text reports these casualties as news, 0 to 1; nil when not assessed.
        public var confidence: Double?
        /// What a physical unit measures (`length`); nil for other units.
        public var dimension: String?
        /// Name of the rule that found it.
        public var rule: String

        /// A figure with nothing but what is always known.
        public init(
            span: Span, kind: Kind, low: DecimalNumber?, high: DecimalNumber?, modifier: Modifier, rule: String
        ) {
            self.span = span
            self.kind = kind
            self.low = low
            self.high = high
            self.modifier = modifier
            self.rule = rule
        }
    }

    /// All figures.
    public var figures: [Figure]
    /// A layer of these figures.
    public init(_ figures: [Figure]) { self.figures = figures }
}
