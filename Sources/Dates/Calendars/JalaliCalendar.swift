import Prose

/// The solar Hijri calendar of Iran and Afghanistan, by the table of breaks of K. Borkowski, "The Persian calendar for 3000 years"
/// (1996), which follows the astronomical calendar between the years -61 and 3177.
enum JalaliCalendar {
    private static let breaks = [
        -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
    ]

    /// The day of the first of Farvardin; nil outside the table.
    static func firstDay(ofYear year: Int) -> CivilDate? {
        guard year >= breaks[0], year < breaks[breaks.count - 1] else { return nil }
        let gregorian = year + 621
        var leaps = -14, previous = breaks[0], jump = 0
        for next in breaks.dropFirst() {
            jump = next - previous
            if year < next { break }
            leaps += jump / 33 * 8 + jump % 33 / 4
            previous = next
        }
        let rest = year - previous
        leaps += rest / 33 * 8 + (rest % 33 + 3) / 4
        if jump % 33 == 4, jump - rest == 4 { leaps += 1 }
        let gregorianLeaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150
        return CivilDate(gregorian, 3, 1)?.adding(days: 20 + leaps - gregorianLeaps - 1)
    }

    /// A day; nil when there is none.
    static func day(year: Int, month: Int, day: Int) -> CivilDate? {
        guard let first = firstDay(year: year, month: month), let next = end(year: year, month: month), day >= 1 else { return nil }
        let date = first.adding(days: day - 1)
        return date < next ? date : nil
    }

    /// The day on which a month begins.
    static func firstDay(year: Int, month: Int) -> CivilDate? {
        guard (1...12).contains(month), let first = firstDay(ofYear: year) else { return nil }
        return first.adding(days: month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7))
    }

    /// The day after the last of a month.
    static func end(year: Int, month: Int) -> CivilDate? {
        month < 12 ? firstDay(year: year, month: month + 1) : firstDay(ofYear: year + 1)
    }
}
