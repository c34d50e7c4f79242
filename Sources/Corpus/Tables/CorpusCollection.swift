import Prose
import Reports

/// Reports in a fixed order, with their copies set apart.
public struct CorpusCollection: Sendable {
    /// The reports that count, by day of publication, then id.
    public let reports: [Report]
    /// Ids of the copies that do not count, with the id of the original.
    public let copies: [(copy: String, original: String)]

    /// Sorts reports and sets copies apart.
    public init(_ all: [Report]) {
        let sorted = all.sorted { a, b in
            let (x, y) = (Self.day(a.document), Self.day(b.document))
            if x != y { return (x ?? CivilDate(dayNumber: .max)) < (y ?? CivilDate(dayNumber: .max)) }
            return a.id < b.id
        }
        let duplicates = NearDuplicates(texts: sorted.map(\.document.text))
        reports = sorted.indices.filter(duplicates.isOriginal).map { sorted[$0] }
        copies = sorted.indices.filter { !duplicates.isOriginal($0) }.map { (sorted[$0].id, sorted[duplicates.original[$0]].id) }
    }

    /// The day a document is counted under: its publication, else its last change.
    static func day(_ document: Document) -> CivilDate? { document.metadata.published ?? document.metadata.modified }

    /// `YYYY-MM`.
    static func month(_ day: CivilDate) -> String { String(day.description.dropLast(3)) }

    /// Months since year 0, so that gaps count in trends.
    static func number(ofMonth day: CivilDate) -> Int { day.components.year * 12 + day.components.month - 1 }
}
