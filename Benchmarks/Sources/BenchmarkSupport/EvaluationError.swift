/// What stopped an evaluation.
public struct EvaluationError: Error, CustomStringConvertible {
    /// What is wrong, for the person at the terminal.
    public let description: String
    /// An error with these words.
    public init(_ description: String) { self.description = description }
}
