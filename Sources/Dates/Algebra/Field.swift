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

/// From where a relative expression is reckoned.
enum Relation: Int32, Sendable, CaseIterable {
    /// Not relative, or as the anchor choice decides.
    case open
    /// From the publication (today, ago, last year).
    case deictic
    /// From the date spoken of (that year, two days later, the following week).
    case anaphoric
}
