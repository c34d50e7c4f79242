import Prose

/// Days of the calendars that news sites write besides the Gregorian: the Thai (Gregorian months, years from 543 BC) and the solar
/// Hijri of Iran and Afghanistan (months from 21 in `dates/months.tsv`).
enum CalendarYear {
    /// The day of a year, month and day as written; nil when there is no such day.
    static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        if month > 20 { return solarHijri(year, month - 20, day) }
        if year >= 1340, year < 1440 { return solarHijri(year, month, day) }
        return CivilDate(year >= 2443 && year < 2640 ? year - 543 : year, month, day)
    }

    /// Arithmetic of the 33-year cycle, exact for the years 1342 to 1503 (K. Borkowski 1996).
    private static func solarHijri(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        guard (1300..<1500).contains(year), (1...12).contains(month), day >= 1, day <= (month <= 6 ? 31 : 30) else { return nil }
        let years = year - 979
        let before = years * 365 + years / 33 * 8 + (years % 33 + 3) / 4 + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30)
        // Day 79 of 1600 is the first of 979.
        return CivilDate(dayNumber: Int32(before + day - 1 + 79 - 135_140))
    }
}
