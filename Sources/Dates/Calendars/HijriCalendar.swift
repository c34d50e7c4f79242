import Lexicons
import Prose

/// The Islamic calendar: by a table of months where it reaches (Umm al-Qura), else by the tabular civil rule.
///
/// Observed months may begin a day earlier or later from place to place.
struct HijriCalendar: Sendable {
    /// First year of the table.
    private var firstYear = 0
    /// Day number on which each month of the table begins, twelve a year, and the one after the last.
    private var starts: [Int32] = []

    /// A calendar of a table of (year, day on which it begins, lengths of its months less 29 as twelve figures).
    /// - Throws: `DateResourceError` for a row that cannot be read.
    init(_ table: ResourceTable) throws {
        for row in table.rows {
            guard let year = Int(row[0]), let first = CivilDate(iso: row[1]), row[2].utf8.count == 12,
                starts.isEmpty || (year == firstYear + (starts.count - 1) / 12 && starts.last == first.dayNumber)
            else { throw DateResourceError(file: table.name, line: row.line, problem: "no year that follows the one before") }
            if starts.isEmpty {
                firstYear = year
                starts = [first.dayNumber]
            }
            for figure in row[2].utf8 { starts.append((starts.last ?? 0) + 29 + Int32(figure & 1)) }
        }
    }

    /// The day on which a month begins; nil for a month that does not exist.
    func firstDay(year: Int, month: Int) -> CivilDate? {
        guard (1...9000).contains(year), (1...12).contains(month) else { return nil }
        let index = (year - firstYear) * 12 + month - 1
        if index >= 0, index < starts.count - 1 { return CivilDate(dayNumber: starts[index]) }
        // The civil tabular calendar (epoch 622-07-19 Gregorian; leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty).
        guard let epoch = CivilDate(622, 7, 19) else { return nil }
        return epoch.adding(days: (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30)
    }

    /// A day; nil when the month has no such day.
    func day(year: Int, month: Int, day: Int) -> CivilDate? {
        guard let first = firstDay(year: year, month: month), let next = end(year: year, month: month) else { return nil }
        let date = first.adding(days: day - 1)
        return day >= 1 && date < next ? date : nil
    }

    /// The day after the last of a month.
    func end(year: Int, month: Int) -> CivilDate? {
        month < 12 ? firstDay(year: year, month: month + 1) : firstDay(year: year + 1, month: 1)
    }

    /// The year in which a day falls.
    func year(of date: CivilDate) -> Int {
        var year = max(1, Int((Double(date.dayNumber) + 492_148) / 354.367))
        while let next = firstDay(year: year + 1, month: 1), next <= date { year += 1 }
        while year > 1, let first = firstDay(year: year, month: 1), first > date { year -= 1 }
        return year
    }
}
