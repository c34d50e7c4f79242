/// Who stands how towards whom, as the document tells it; by source actor, then target actor.
public struct DyadStances: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.stances

    /// One directed pair.
    public struct Dyad: Sendable, Equatable {
        /// Index of the actor that has the attitude.
        public var from: Int
        /// Index of the actor towards which it is held.
        public var to: Int
        /// -1 (hostile) to 1 (supportive); words weighed by commitment, and deeds.
        public var score: Double
        /// The attitude in a word.
        public var label: StanceLabel
        /// 0 to 1.
        public var confidence: Double
        /// Score of what was said and promised alone; nil when nothing was.
        public var declared: Double?
        /// Score of what was done alone; nil when nothing was.
        public var acted: Double?
        /// The words on which it rests, in order of the text.
        public var evidence: [Evidence]
        /// A dyad.
        public init(
            from: Int, to: Int, score: Double, label: StanceLabel, confidence: Double, declared: Double?, acted: Double?,
            evidence: [Evidence]
        ) {
            self.from = from
            self.to = to
            self.score = score
            self.label = label
            self.confidence = confidence
            self.declared = declared
            self.acted = acted
            self.evidence = evidence
        }
    }

    /// All pairs.
    public var dyads: [Dyad]
    /// A layer of these pairs.
    public init(_ dyads: [Dyad]) { self.dyads = dyads }
}
