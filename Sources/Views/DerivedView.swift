import Reports

/// A view over many reports that is made one report at a time: what it keeps does not grow with their number.
///
/// A pure function of the reports in their order: same reports, same bytes. Who makes it puts the pieces into files.
public protocol DerivedView {
    /// What stands in its files before the first report; names every file that is written bit by bit.
    mutating func begin() -> [ViewPiece]
    /// What a report adds.
    /// - Parameter bytes: the report's file as it is.
    /// - Throws: what keeps this report, and no other, out of the view.
    mutating func add(_ report: Report, bytes: [UInt8]) throws -> [ViewPiece]
    /// What stands after the last report.
    mutating func end() -> [ViewPiece]
}

extension DerivedView {
    /// Nothing, for views whose files end with their last report.
    public mutating func end() -> [ViewPiece] { [] }
}
