/// Why bytes gave no tree.
public enum MarkupError: Error, Equatable, CustomStringConvertible {
    /// There is no element in the input.
    case noElement
    /// The parser could not be set up (out of memory).
    case parserUnavailable

    /// The error in words, for people.
    public var description: String {
        switch self {
        case .noElement: "no element found: the input is no markup"
        case .parserUnavailable: "the markup parser could not be started (out of memory)"
        }
    }
}
