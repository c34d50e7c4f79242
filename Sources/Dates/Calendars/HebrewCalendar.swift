import Prose

/// The arithmetic Hebrew calendar (N. Dershowitz and E. Reingold, "Calendrical Calculations"). Months are counted from Nisan, 1 to
/// 13; Tishri is 7.
enum HebrewCalendar {
    static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

    /// Days from the epoch to the new year, by the mean conjunction and the first delay.
    private static func elapsed(_ year: Int) -> Int {
        let months = (235 * year - 234) / 19
        let parts = 12_084 + 13_753 * months
        let days = 29 * months + parts / 25_920
        return (3 * (days + 1)) % 7 < 3 ? days + 1 : days
    }

    private static func newYear(_ year: Int) -> Int {
        let here = elapsed(year), before = elapsed(year - 1), after = elapsed(year + 1)
        let delay = after - here == 356 ? 2 : here - before == 382 ? 1 : 0
        // The epoch is 7 October 3761 BC of the Julian calendar.
        return here + delay - 2_092_591 + 1
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        let days = newYear(year + 1) - newYear(year)
        switch month {
        case 2, 4, 6, 10, 13: return 29
        case 12: return isLeap(year) ? 30 : 29
        case 8: return days % 10 == 5 ? 30 : 29
        case 9: return days % 10 == 3 ? 29 : 30
        default: return 30
        }
    }

    /// A day; nil when there is none.
    static func day(year: Int, month: Int, day: Int) -> CivilDate? {
        guard (1...9999).contains(year), (1...13).contains(month), day >= 1, day <= length(month, year) else { return nil }
        let last = isLeap(year) ? 13 : 12
        guard month <= last else { return nil }
        var number = newYear(year) + day - 1
        var at = 7
        while at != month {
            number += length(at, year)
            at = at == last ? 1 : at + 1
        }
        return CivilDate(dayNumber: Int32(number))
    }
}
