/// Why no brief could be made.
public struct BriefError: Error, Equatable, CustomStringConvertible {
    /// The name that no report knows.
    public let name: String
    /// Names that resemble it.
    public let suggestions: [String]

    /// What the person who asked should know.
    public var description: String {
        "no report names '\(name)'" + (suggestions.isEmpty ? "" : "; did you mean \(suggestions.joined(separator: ", "))?")
    }
}
