/// The classes to which a word, number or sign of a text can belong; patterns name them in capitals.
enum WordClass: Int, Sendable, CaseIterable {
    // From the lexicon
    case month, weekday, unit, units, numword, ordword, season, part, deictic, mod, ampm, zone, quantity, setword, pastword
    case presentword, futureword, approx, holiday, period, decadeword, past, presentish, futureish, era, duringword
    case weekdays, parts, noon, joint, opener, abbr, abbrday, abbrseason, homonym, monthname, dayname, seasonname, namemonth
    /// Names of months and days that mean nothing else, so that a small letter does not matter; words that tie day, month and year;
    /// months of other calendars.
    case plainname, link, hijri, jalali
    /// Nouns that a number names (gate 1910) and those it counts (2010 feet).
    case numbered, measure
    // By tag
    case nountag, verbtag, pluraltag, adjtag
    // By shape
    case num, day, year, year2, ord, decade, iso, numeric, clock, money, threedigits, decimal, word, punct

    private static let byName = Dictionary(uniqueKeysWithValues: WordClass.allCases.map { ("\($0)".uppercased(), $0) })

    /// The class of a name in capitals; nil when there is none.
    init?(name: String) {
        guard let found = WordClass.byName[name] else { return nil }
        self = found
    }

    var bit: UInt64 { 1 << UInt64(rawValue) }
}
