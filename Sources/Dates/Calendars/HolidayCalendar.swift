import Lexicons
import Prose

/// The days of holidays, fixed and movable, by year.
///
/// Rules of the resource: `fixed MM DD`; `nth MM weekday n` (n from 1, -1 the last), `nth MM weekday n offset`; `easter offset`;
/// `orthodox offset`; `hijri M D`, `jalali M D`, `hebrew M D` (months from Nisan), `lunar M D` in their calendars, each with an
/// optional offset in days; `table YYYY-MM-DD …` for feasts that no rule here reckons.
struct HolidayCalendar: Sendable {
    private enum Rule: Sendable {
        case fixed(Int, Int)
        case nth(month: Int, weekday: Int, index: Int, offset: Int)
        case easter(Int)
        case orthodoxEaster(Int)
        case hijri(Int, Int, Int)
        case jalali(Int, Int, Int)
        case hebrew(Int, Int, Int)
        case lunar(Int, Int, Int)
        case table([CivilDate])
    }
    private var rules: [(rule: Rule, length: Int)] = []
    private var index: [String: Int] = [:]
    private let hijriCalendar: HijriCalendar
    private let lunarCalendar: LunarCalendar

    /// The calendar of a table of (name, rule, length in days).
    /// - Throws: `DateResourceError` for a rule that cannot be read.
    init(_ table: ResourceTable, hijri: HijriCalendar, lunar: LunarCalendar) throws {
        hijriCalendar = hijri
        lunarCalendar = lunar
        for row in table.rows {
            let words = row[1].split(separator: " ").map(String.init)
            let numbers = words.dropFirst().compactMap { Int($0) }
            func at(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
            let rule: Rule
            switch (words.first, numbers.count) {
            case ("fixed", 2): rule = .fixed(at(0), at(1))
            case ("nth", 3...4): rule = .nth(month: at(0), weekday: at(1), index: at(2), offset: at(3))
            case ("easter", 1): rule = .easter(at(0))
            case ("orthodox", 1): rule = .orthodoxEaster(at(0))
            case ("hijri", 2...3): rule = .hijri(at(0), at(1), at(2))
            case ("jalali", 2...3): rule = .jalali(at(0), at(1), at(2))
            case ("hebrew", 2...3): rule = .hebrew(at(0), at(1), at(2))
            case ("lunar", 2...3): rule = .lunar(at(0), at(1), at(2))
            case ("table", _): rule = .table(words.dropFirst().compactMap { CivilDate(iso: $0) })
            default: throw DateResourceError(file: table.name, line: row.line, problem: "no holiday rule '\(row[1])'")
            }
            index[row[0]] = rules.count
            rules.append((rule, max(1, Int(row[2]) ?? 1)))
        }
    }

    /// The number of a holiday, by its name in the table.
    func number(of name: String) -> Int? { index[name] }

    /// First day and number of days of a holiday in a year; of two in one year (a lunar year is shorter) the first. nil when the
    /// tables do not reach so far.
    func days(of holiday: Int, in year: Int) -> (first: CivilDate, length: Int)? {
        guard rules.indices.contains(holiday), (1...9990).contains(year) else { return nil }
        let (rule, length) = rules[holiday]
        return first(rule, year).map { ($0, length) }
    }

    private func first(_ rule: Rule, _ year: Int) -> CivilDate? {
        /// The first of the calendar's own years around this one whose day falls into it.
        func within(_ years: ClosedRange<Int>, _ offset: Int, _ day: (Int) -> CivilDate?) -> CivilDate? {
            for own in years {
                if let found = day(own)?.adding(days: offset), found.components.year == year { return found }
            }
            return nil
        }
        switch rule {
        case .fixed(let month, let day): return CivilDate(year, month, day)
        case .nth(let month, let weekday, let index, let offset): return Self.nth(index, weekday, month, year)?.adding(days: offset)
        case .easter(let offset): return Self.easter(year)?.adding(days: offset)
        case .orthodoxEaster(let offset): return Self.orthodoxEaster(year)?.adding(days: offset)
        case .hijri(let month, let day, let offset):
            guard let start = CivilDate(year, 1, 1) else { return nil }
            let own = hijriCalendar.year(of: start)
            return within(own...(own + 1), offset) { hijriCalendar.day(year: $0, month: month, day: day) }
        case .jalali(let month, let day, let offset):
            return within((year - 622)...(year - 621), offset) { JalaliCalendar.day(year: $0, month: month, day: day) }
        case .hebrew(let month, let day, let offset):
            return within((year + 3760)...(year + 3761), offset) {
                // Feasts of Adar are kept in the second one of a leap year.
                HebrewCalendar.day(year: $0, month: month == 12 && HebrewCalendar.isLeap($0) ? 13 : month, day: day)
            }
        case .lunar(let month, let day, let offset):
            return within((year - 1)...year, offset) { lunarCalendar.day(year: $0, month: month, day: day) }
        case .table(let dates): return dates.first { $0.components.year == year }
        }
    }

    static func nth(_ index: Int, _ weekday: Int, _ month: Int, _ year: Int) -> CivilDate? {
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
