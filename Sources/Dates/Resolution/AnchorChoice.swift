import Prose

/// One choice among the values that an expression without a year can have: what the training script learns weights from, and
/// what tells a reader why a year was taken.
public struct AnchorChoice: Sendable {
    /// A value with the names of its features.
    public struct Candidate: Sendable {
        /// TIMEX3 value.
        public var value: String
        /// Names of the features that hold.
        public var features: [String]
    }

    /// Where the expression stands.
    public var span: Span
    /// The values among which was chosen.
    public var candidates: [Candidate]
}
