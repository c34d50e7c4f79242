/// JSON that is no report, or no layer of one.
public struct ReportFormatError: Error, Equatable, CustomStringConvertible {
    /// Where, as a path (`dates[3].span`).
    public let path: String
    /// What was expected there.
    public let expected: String

    /// An error at a place.
    public init(path: String, expected: String) {
        self.path = path
        self.expected = expected
    }

    /// The error in words, for people.
    public var description: String { "\(path): expected \(expected)" }
}
