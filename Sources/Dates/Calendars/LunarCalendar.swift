import Lexicons
import Prose

/// The Chinese lunisolar calendar, by a table.
struct LunarCalendar: Sendable {
    private var months: [Int: [CivilDate]] = [:]

    /// A calendar of a table of (Gregorian year of the new year, first days of the twelve months as MM-DD, leap months left out).
    /// - Throws: `DateResourceError` for a row that cannot be read.
    init(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let year = Int(row[0]) else { throw DateResourceError(file: table.name, line: row.line, problem: "no year") }
            var previous = 0
            var days: [CivilDate] = []
            for word in row[1].split(separator: " ") {
                let parts = word.split(separator: "-").compactMap { Int($0) }
                guard parts.count == 2, let date = CivilDate(parts[0] < previous ? year + 1 : year, parts[0], parts[1]) else {
                    throw DateResourceError(file: table.name, line: row.line, problem: "no month '\(word)'")
                }
                previous = parts[0] < previous ? 0 : parts[0]
                days.append(date)
            }
            months[year] = days
        }
    }

    /// A day of the lunar year that begins in a Gregorian year; nil outside the table.
    func day(year: Int, month: Int, day: Int) -> CivilDate? {
        guard let starts = months[year], (1...starts.count).contains(month), (1...30).contains(day) else { return nil }
        return starts[month - 1].adding(days: day - 1)
    }
}
