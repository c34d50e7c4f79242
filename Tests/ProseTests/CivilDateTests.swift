import Testing

@testable import Prose

@Suite struct CivilDateTests {
    @Test func everyDayOfFourCenturiesConvertsBothWays() {
        for number in stride(from: Int32(-80_000), to: 80_000, by: 1) {
            let day = CivilDate(dayNumber: number)
            let (year, month, date) = day.components
            #expect(CivilDate(year, month, date)?.dayNumber == number)
        }
    }

    @Test(arguments: [("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2023-01-05", 19_362, 4), ("1969-12-31", -1, 3)])
    func knownDaysHaveTheirNumbersAndWeekdays(_ iso: String, _ number: Int, _ weekday: Int) throws {
        let day = try #require(CivilDate(iso: iso))
        #expect(day.dayNumber == Int32(number))
        #expect(day.weekday == weekday)
        #expect(day.description == iso)
    }

    @Test(arguments: ["2023-02-29", "1900-02-29", "2023-13-01", "2023-1-01", "20230105", "", "2023-04-31", "abcd-ef-gh"])
    func whatIsNoDayIsNil(_ iso: String) {
        #expect(CivilDate(iso: iso) == nil)
    }
}
