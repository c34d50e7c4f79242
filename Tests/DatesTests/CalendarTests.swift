import Prose
import StageKit
import Testing

@testable import Dates

@Suite struct CalendarTests {
    private func calendars() throws -> CalendarSet { try CalendarSet(in: StageEnvironment()) }

    @Test func `Hijri months follow the table of Umm al-Qura`() throws {
        let hijri = try calendars().hijri
        #expect(hijri.firstDay(year: 1443, month: 1) == CivilDate(2021, 8, 9))
        #expect(hijri.day(year: 1444, month: 9, day: 1) == CivilDate(2023, 3, 23))
        #expect(hijri.day(year: 1443, month: 1, day: 31) == nil)
    }

    @Test func `Hijri years outside the table follow the civil rule`() throws {
        let hijri = try calendars().hijri
        #expect(hijri.firstDay(year: 1, month: 1) == CivilDate(622, 7, 19))
        for year in [100, 500, 1000, 1300, 1600] {
            let first = try #require(hijri.firstDay(year: year, month: 1)), next = try #require(hijri.firstDay(year: year + 1, month: 1))
            #expect((354...355).contains(next.dayNumber - first.dayNumber))
            #expect(hijri.year(of: first) == year)
        }
    }

    @Test(arguments: [(1400, 2021, 3, 21), (1399, 2020, 3, 20), (1357, 1978, 3, 21), (1403, 2024, 3, 20), (1300, 1921, 3, 21)])
    func `a Jalali year begins at the equinox`(_ year: Int, _ y: Int, _ m: Int, _ d: Int) {
        #expect(JalaliCalendar.firstDay(ofYear: year) == CivilDate(y, m, d))
    }

    @Test func `days of all Jalali months are told`() {
        #expect(JalaliCalendar.day(year: 1357, month: 11, day: 22) == CivilDate(1979, 2, 11))
        #expect(JalaliCalendar.day(year: 1400, month: 12, day: 30) == nil)
        #expect(JalaliCalendar.day(year: 1399, month: 12, day: 30) == CivilDate(2021, 3, 20))
    }

    @Test func `Hebrew feasts fall on their days`() {
        #expect(HebrewCalendar.day(year: 5784, month: 7, day: 1) == CivilDate(2023, 9, 16))
        #expect(HebrewCalendar.day(year: 5784, month: 1, day: 15) == CivilDate(2024, 4, 23))
        #expect(HebrewCalendar.day(year: 5781, month: 9, day: 25) == CivilDate(2020, 12, 11))
        #expect(HebrewCalendar.day(year: 5784, month: 13, day: 14) == CivilDate(2024, 3, 24))
    }

    @Test(arguments: [
        ("easter", 2021, "2021-04-04"), ("orthodox-easter", 2021, "2021-05-02"), ("thanksgiving", 2020, "2020-11-26"),
        ("eid-al-fitr", 2021, "2021-05-13"), ("eid-al-adha", 2023, "2023-06-28"), ("ramadan", 2022, "2022-04-02"),
        ("ashura", 2021, "2021-08-18"), ("nowruz", 2020, "2020-03-20"), ("rosh-hashanah", 2021, "2021-09-07"),
        ("yom-kippur", 2022, "2022-10-05"), ("passover", 2023, "2023-04-06"), ("lunar-new-year", 2023, "2023-01-22"),
        ("diwali", 2021, "2021-11-04"), ("us-election-day", 2020, "2020-11-03"), ("pentecost", 2022, "2022-06-05"),
        ("mid-autumn", 2023, "2023-09-29"),
    ])
    func `a holiday falls on its day`(_ name: String, _ year: Int, _ day: String) throws {
        let holidays = try calendars().holidays
        let number = try #require(holidays.number(of: name))
        #expect(holidays.days(of: number, in: year)?.first.description == day)
    }

    @Test func `no rule crashes in any year`() throws {
        let holidays = try calendars().holidays
        for number in 0..<200 { for year in [-5, 0, 1, 622, 1582, 1900, 2100, 9989, 9999, 100_000] { _ = holidays.days(of: number, in: year) } }
        for year in [Int.min / 1000, -100, 0, 4000, 100_000] {
            _ = JalaliCalendar.day(year: year, month: 13, day: 40)
            _ = HebrewCalendar.day(year: year, month: 13, day: 40)
        }
    }
}
