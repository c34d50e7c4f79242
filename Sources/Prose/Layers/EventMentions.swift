/// Who did what to whom, in order of the text.
public struct EventMentions: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.events

    /// How far the text vouches for an event.
    public enum Status: String, Sendable, CaseIterable {
        case asserted, negated, hypothetical, future, ordered, denied, historical
    }

    /// One event. Its id is `event:<index + 1>`.
    public struct Event: Sendable, Equatable {
        /// The verb or noun that tells it.
        public var trigger: Span
        /// Token of the trigger's head.
        public var head: Int
        /// PLOVER category (`ASSAULT`), or `STATEMENT` and `APPEAL` for CAMEO 01 and 02.
        public var type: String
        /// PLOVER mode.
        public var mode: String?
        /// PLOVER contexts, sorted.
        public var contexts: [String]
        /// CAMEO code, two to four digits.
        public var cameo: String?
        /// Quad class 1 to 4: verbal and material cooperation, verbal and material conflict.
        public var quad: Int
        /// Goldstein weight, -10 to 10.
        public var goldstein: Double
        /// Indices of the actors that did it.
        public var actors: [Int]
        /// Indices of those to whom it was done.
        public var targets: [Int]
        /// Index of the temporal expression that dates it.
        public var date: Int?
        /// The place, as in the text.
        public var place: String?
        /// Indices of its figures.
        public var figures: [Int]
        /// How far the text vouches for it.
        public var status: Status
        /// Who says so: `author`, or an actor's id.
        public var by: String
        /// Probability, 0 to 1.
        public var p: Double
        /// Name of the rule, and of the pattern or file line behind it.
        public var rule: String
        /// The clause that tells it.
        public var clause: Span

        /// An event with nothing but what is always known.
        public init(
            trigger: Span, head: Int, type: String, cameo: String?, quad: Int, goldstein: Double, status: Status = .asserted,
            rule: String, clause: Span
        ) {
            self.trigger = trigger
            self.head = head
            self.type = type
            self.contexts = []
            self.cameo = cameo
            self.quad = quad
            self.goldstein = goldstein
            self.actors = []
            self.targets = []
            self.figures = []
            self.status = status
            self.by = "author"
            self.p = 1
            self.rule = rule
            self.clause = clause
        }
    }

    /// All events.
    public var events: [Event]
    /// A layer of these events.
    public init(_ events: [Event]) { self.events = events }
}
