import Lexicons
import Prose

/// The days of holidays, fixed and movable, by year.
///
/// Rules of the resource: `fixed MM DD`; `nth MM weekday n` (n from 1, -1 the last); `easter offset` (Gauss and Meeus);
/// `orthodox offset`; `table YYYY-MM-DD …` for feasts of lunar calendars, each with its number of days.
struct HolidayCalendar: Sendable {
    private enum Rule: Sendable {
        case fixed(Int, Int)
        case nth(month: Int, weekday: Int, index: Int)
        case easter(Int)
        case orthodoxEaster(Int)
        case table([CivilDate])
    }
    private var rules: [(rule: Rule, length: Int)] = []

    /// The calendar of a table of (name index, rule, length in days).
    init(_ table: ResourceTable) throws {
        for row in table.rows {
            let words = row[1].split(separator: " ").map(String.init)
            let numbers = words.dropFirst().compactMap { Int($0) }
            let rule: Rule
            switch (words.first, numbers.count) {
            case ("fixed", 2): rule = .fixed(numbers[0], numbers[1])
            case ("nth", 3): rule = .nth(month: numbers[0], weekday: numbers[1], index: numbers[2])
            case ("easter", 1): rule = .easter(numbers[0])
            case ("orthodox", 1): rule = .orthodoxEaster(numbers[0])
            case ("table", _): rule = .table(words.dropFirst().compactMap { CivilDate(iso: $0) })
            default: throw DateResourceError(file: table.name, line: row.line, problem: "no holiday rule '\(row[1])'")
            }
            rules.append((rule, max(1, Int(row[2]) ?? 1)))
        }
    }

    /// Number of holidays.
    var count: Int { rules.count }

    /// First day and number of days of a holiday in a year; nil when the tables do not reach so far.
    func days(of holiday: Int, in year: Int) -> (first: CivilDate, length: Int)? {
        guard rules.indices.contains(holiday), (1...9990).contains(year) else { return nil }
        let (rule, length) = rules[holiday]
        let first: CivilDate?
        switch rule {
        case .fixed(let month, let day): first = CivilDate(year, month, day)
        case .nth(let month, let weekday, let index): first = Self.nth(index, weekday, month, year)
        case .easter(let offset): first = Self.easter(year)?.adding(days: offset)
        case .orthodoxEaster(let offset): first = Self.orthodoxEaster(year)?.adding(days: offset)
        case .table(let dates): first = dates.first { $0.components.year == year }
        }
        return first.map { ($0, length) }
    }

    private static func nth(_ index: Int, _ weekday: Int, _ month: Int, _ year: Int) -> CivilDate? {
        guard let first = CivilDate(year, month, 1) else { return nil }
        if index > 0 {
            return first.adding(days: (weekday - first.weekday + 7) % 7 + (index - 1) * 7)
        }
        let last = first.adding(days: CivilDate.daysInMonth(year, month) - 1)
        return last.adding(days: -((last.weekday - weekday + 7) % 7) + (index + 1) * 7)
    }

    /// Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms).
    static func easter(_ year: Int) -> CivilDate? {
        let a = year % 19, b = year / 100, c = year % 100
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year, sum / 31, sum % 31 + 1)
    }

    /// Orthodox Easter by Meeus's Julian algorithm, as a Gregorian day.
    static func orthodoxEaster(_ year: Int) -> CivilDate? {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let sum = d + e + 114
        return CivilDate(year, sum / 31, sum % 31 + 1)?.adding(days: year / 100 - year / 400 - 2)
    }
}
