import Lexicons
import Prose

/// Named periods ("World War II") with their first and last days.
struct PeriodTable: Sendable {
    private(set) var bounds: [(begin: CivilDate, end: CivilDate)] = []
    /// The names as words of the lexicon; the value is the index of the period.
    private(set) var names: [(form: String, cls: WordClass, value: Int32)] = []

    /// The periods of a table of (names, first day, last day).
    /// - Throws: `DateResourceError` for a row without days.
    init(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let begin = CivilDate(iso: row[1]), let last = CivilDate(iso: row[2]), begin <= last else {
                throw DateResourceError(file: table.name, line: row.line, problem: "no period from '\(row[1])' to '\(row[2])'")
            }
            for name in row[0].split(separator: ";") { names.append((String(name), .period, Int32(bounds.count))) }
            bounds.append((begin, last.adding(days: 1)))
        }
    }
}
