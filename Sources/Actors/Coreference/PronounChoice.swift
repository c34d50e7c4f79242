import Prose

/// A pronoun with everyone whom it may mean, for training.
public struct PronounChoice: Sendable {
    /// One candidate.
    public struct Candidate: Sendable {
        /// Where it is named.
        public let spans: [Span]
        /// The head word of each span.
        public let heads: [Span]
        /// The features, `template.a.b.c`.
        public let features: [String]
    }

    /// The pronoun.
    public let span: Span
    /// Its grammatical role: 1 subject, 2 object, 3 possessive, 4 possessive within a subject, 5 reflexive; 6 more for "they".
    public let role: Int
    /// Those who agree with it.
    public let candidates: [Candidate]
    /// The features of "none of them".
    public let none: [String]
    /// Index of the one that was taken; nil for none.
    public let chosen: Int?
}
