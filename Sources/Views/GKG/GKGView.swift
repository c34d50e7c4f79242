import Prose
import Reports

/// `reports.gkg.csv`: the Global Knowledge Graph of GDELT, version 2.1, one record a report: 27 columns between tabs, no header.
///
/// What is not assessed (tone, all of GCAM but the count of words, pictures and videos in the text) stays empty.
public struct GKGView: DerivedView {
    private static let path = "reports.gkg.csv"
    private let countries: CountryCodes
    private var number = 0

    /// The view.
    /// - Parameter countries: how the graph names countries.
    public init(_ countries: CountryCodes) { self.countries = countries }

    /// The heads of its files.
    public func begin() -> [ViewPiece] { [ViewPiece(path: Self.path, bytes: [])] }

    /// What a report adds to its files.
    public mutating func add(_ report: Report, bytes: [UInt8]) -> [ViewPiece] {
        defer { number += 1 }
        let line = GKGRecord(report, countries).columns(number: number).joined(separator: "\t") + "\n"
        return [ViewPiece(path: Self.path, bytes: Array(line.utf8))]
    }
}
