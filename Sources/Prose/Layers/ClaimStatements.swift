/// Forecasts, recommendations, assessments and questions, in order of the text.
public struct ClaimStatements: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.claims

    /// What a claim does.
    public enum Kind: String, Sendable, CaseIterable { case forecast, recommendation, assessment, question }

    /// One claim. Its id is `claim:<index + 1>`.
    public struct Claim: Sendable, Equatable {
        /// The clause or sentence that makes it.
        public var span: Span
        /// What it does.
        public var kind: Kind
        /// Who makes it: `author`, or an actor's id.
        public var holder: String
        /// 0 (denied or unknown) to 1 (flat assertion).
        public var commitment: Double
        /// The clause that it depends on ("if …").
        public var condition: Span?
        /// When it is to hold, as in the text.
        public var horizon: Span?
        /// Indices of the actors it is about.
        public var about: [Int]
        /// Indices of the actors who should act (recommendations).
        public var addressees: [Int]
        /// The word or phrase that marks it.
        public var cue: Span?
        /// 1 for the better, -1 for the worse, 0 unclear.
        public var direction: Int
        /// Name of the rule.
        public var rule: String
        /// A claim with nothing but what is always known.
        public init(span: Span, kind: Kind, holder: String, commitment: Double, rule: String) {
            self.span = span
            self.kind = kind
            self.holder = holder
            self.commitment = commitment
            self.rule = rule
            self.about = []
            self.addressees = []
            self.direction = 0
        }
    }

    /// All claims.
    public var claims: [Claim]
    /// A layer of these claims.
    public init(_ claims: [Claim]) { self.claims = claims }
}
