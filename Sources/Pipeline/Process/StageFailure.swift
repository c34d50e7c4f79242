import Lexicons

/// A document that a step could not do.
public struct StageFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Whose fault it is: decides when it is tried again.
    public enum Cause: String, Sendable {
        /// The document's, or the pipeline's: tried again when either changes.
        case document
        /// The machine's (I/O, memory, a signal, a deadline): tried again on every run.
        case environment
    }

    /// The step that failed; `request` and `input` for what comes before the first step.
    public var stage: String
    /// What happened.
    public var message: String
    /// Whose fault it is.
    public var cause: Cause

    /// A failure.
    public init(stage: String, message: String, cause: Cause = .document) {
        self.stage = stage
        self.message = message
        self.cause = cause
    }

    /// The failure that an error of a step means.
    public init(stage: String, error: any Error) {
        if let failure = error as? StageFailure {
            self.init(stage: stage, message: failure.message, cause: failure.cause)
        } else {
            self.init(stage: stage, message: "\(error)", cause: error is FileError ? .environment : .document)
        }
    }

    /// The step and what happened, for people.
    public var description: String { "\(stage): \(message)" }
}
