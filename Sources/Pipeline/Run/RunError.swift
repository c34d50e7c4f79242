/// Why a run could not begin or go on. What a single document does wrong is none: that goes into quarantine.
public enum RunError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The input is not there or cannot be listed.
    case noInput(String)
    /// The output folder cannot be made or written.
    case cannotWrite(String)
    /// Reading or writing failed on the way.
    case inputOutput(String)
    /// Another run holds the output folder.
    case locked(String)
    /// Workers do not start, or not as the same pipeline.
    case worker(String)

    /// What is wrong, for people.
    public var description: String {
        switch self {
        case .noInput(let why), .cannotWrite(let why), .inputOutput(let why), .locked(let why), .worker(let why): why
        }
    }
}
