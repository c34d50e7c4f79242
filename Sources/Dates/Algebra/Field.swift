/// The slots of a temporal reading that a grammar rule can fill. Their names are those of captures and assignments in pattern
/// files.
enum Field: Int, Sendable, CaseIterable {
    /// What the expression is; a `Form`.
    case form
    /// Year, with `era` 1 for BC; two-digit years lie in `yy`.
    case y, yy, era
    /// First year of a decade, number of a century.
    case decade, century
    /// Month, day of month, ISO weekday.
    case m, d, w
    /// Quarter, half, season (1 spring to 4 winter), part of the day.
    case q, half, s, part
    /// Hour, minute, second, 1 for p.m. and 0 for a.m., minutes east of UTC.
    case hh, mi, ss, pm, zone
    /// Index of a holiday.
    case hol
    /// Unit, its number (`Reading.vague` for "several"), 1 when half a unit is added.
    case u, n, plushalf
    /// Direction: -1 last, 0 this, 1 next; how it is anchored, a `Relation`.
    case dir, rel
    /// TIMEX3 modifier, quantifier, frequency: indices into `Keyword` lists.
    case mod, quant, freq
    /// 1 when a fiscal year or quarter is meant.
    case fiscal
    /// Three numbers of a numeric date in the order of the text.
    case n1, n2, n3
    /// Calendar of the date: 1 Hijri, 2 Jalali; absent for the Gregorian.
    case cal
    /// Which one inside a larger unit ("the second Monday of May"), -1 the last; its unit when it is no weekday.
    case nth, u2
    /// Number of an ISO week.
    case wk
    /// Index of a named period.
    case per
    /// A length that begins at the date ("18 December for ten days").
    case len, lenu
    /// 1 when that length lies between the date and what is meant, after it, -1 before it ("two weeks before 13 May").
    case shift
    /// Second clock time of a range, and the clock as one number (`815`).
    case hh2, mi2, pm2, hm, hm2
    /// Minutes added to the clock time ("a quarter past") or taken from it.
    case off, before
    /// Second day and month of a range.
    case d2, m2, y2
    /// An open interval: a `Bound`.
    case bound
    /// 1 when the expression is named by day of the week in the unit ("Sunday of last week"): the weekday inside `u`.
    case inside
    /// Thousandths beyond `n` ("2.5 years").
    case frac
    /// Units that are passed over ("the week after next").
    case skip
    /// 1 when only days of work count.
    case work

    private static let byName = Dictionary(uniqueKeysWithValues: Field.allCases.map { ("\($0)", $0) })

    /// The field of a name; nil when there is none.
    init?(name: String) {
        guard let field = Field.byName[name] else { return nil }
        self = field
    }
}

/// What kind of expression a rule builds.
enum Form: Int32, Sendable, CaseIterable {
    /// No temporal expression: the rule only keeps others from matching.
    case none
    case date, time, duration, set
    /// Vague references of TIMEX3.
    case past, present, future
}

/// On which side an open interval lies.
enum Bound: Int32, Sendable, CaseIterable {
    case before = 1, after, since, until
}

/// From where a relative expression is reckoned.
enum Relation: Int32, Sendable, CaseIterable {
    /// Not relative, or as the anchor choice decides.
    case open
    /// From the publication (today, ago, last year).
    case deictic
    /// From the date spoken of (that year, two days later, the following week).
    case anaphoric
    /// From no day in particular ("at night").
    case generic
}
