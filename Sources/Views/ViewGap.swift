/// Why a report is missing from a view.
public struct ViewGap: Error, Equatable, CustomStringConvertible {
    /// What the report lacks, and how it would have it.
    public let description: String

    /// A reason.
    public init(_ description: String) { self.description = description }
}
