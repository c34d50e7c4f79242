/// The author's own attitude to the actors, by actor.
public struct AuthorStances: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.authorStances

    /// The author's attitude to one actor.
    public struct Attitude: Sendable, Equatable {
        /// Index of the actor.
        public var to: Int
        /// -1 to 1.
        public var score: Double
        /// The attitude in a word.
        public var label: StanceLabel
        /// 0 to 1.
        public var confidence: Double
        /// The words on which it rests.
        public var evidence: [Evidence]
        /// An attitude.
        public init(to: Int, score: Double, label: StanceLabel, confidence: Double, evidence: [Evidence]) {
            self.to = to
            self.score = score
            self.label = label
            self.confidence = confidence
            self.evidence = evidence
        }
    }

    /// All attitudes.
    public var attitudes: [Attitude]
    /// A layer of these attitudes.
    public init(_ attitudes: [Attitude]) { self.attitudes = attitudes }
}
