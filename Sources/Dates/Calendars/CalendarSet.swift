import Lexicons
import StageKit

/// The calendars that need tables, with the holidays reckoned by them. One set serves all languages.
struct CalendarSet: Sendable {
    let hijri: HijriCalendar
    let lunar: LunarCalendar
    let holidays: HolidayCalendar
    /// Spellings of values.
    let conventions: Conventions

    /// The tables of the program.
    /// - Throws: an error of a resource that is missing or faulty.
    init(in environment: StageEnvironment) throws {
        hijri = try HijriCalendar(try environment.table("calendars/hijri.tsv", in: "Dates"))
        lunar = try LunarCalendar(try environment.table("calendars/lunar.tsv", in: "Dates"))
        conventions = try Conventions(try environment.table("conventions.tsv", in: "Dates"))
        holidays = try HolidayCalendar(try environment.table("calendars/holidays.tsv", in: "Dates"), hijri: hijri, lunar: lunar)
    }
}
