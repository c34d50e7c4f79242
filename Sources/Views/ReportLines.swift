import Reports

/// `reports.ndjson`: a report a line, as the report's file has it but for the line breaks.
public struct ReportLines: DerivedView {
    private static let path = "reports.ndjson"

    /// The view.
    public init() {}

    /// The heads of its files.
    public func begin() -> [ViewPiece] { [ViewPiece(path: Self.path, bytes: [])] }

    /// What a report adds to its files.
    public func add(_ report: Report, bytes: [UInt8]) -> [ViewPiece] {
        // Line feeds stand only between the members of a report, never inside its strings.
        [ViewPiece(path: Self.path, bytes: bytes.filter { $0 != 0x0A } + [0x0A])]
    }
}
