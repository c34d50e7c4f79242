/// One sentence of a brief with its citations.
public struct BriefSentence: Sendable, Equatable {
    /// What is told.
    public let text: String
    /// Where it comes from; empty only where the sentence says that nothing was found.
    public let citations: [Citation]
}
