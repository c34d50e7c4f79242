import Prose

/// Gives the mentions of one document their values, in order of the text.
struct Resolver {
    let published: CivilDate?
    /// Seconds after midnight at which the text was published, where the metadata tell.
    let publishedSecond: Int?
    /// Minutes east of UTC at the publication, where the metadata tell.
    let publishedZone: Int?
    let register: Register
    let options: DatesOptions
    let language: DateLanguage
    var mentions: [Mention]
    /// Tense at each mention.
    let cues: [TenseCues]
    /// The next mention that tells its year, for each; its own number where there is none.
    let nextTold: [Int]
    /// Choices made, when somebody wants to see them.
    var choices: [AnchorChoice]?
    var traced: [AnchorChoice.Candidate] = []
    var mode = AnchorMode.published
    /// Whether the day stands before the month in figures.
    private(set) var dayFirst = false

    init(
        _ mentions: [Mention], cues: [TenseCues], published: (day: CivilDate?, second: Int?, zone: Int?), options: DatesOptions, language: DateLanguage,
        register: Register = .prose
    ) {
        self.mentions = mentions
        self.cues = cues
        self.published = published.day
        publishedSecond = published.second
        publishedZone = published.zone
        self.register = register
        self.options = options
        self.language = language
        nextTold = Self.nextTold(mentions)
        dayFirst = Self.dayFirst(mentions, options, language)
        switch options.anchor {
        case .published: mode = self.published == nil ? .narrative : .published
        case .narrative: mode = .narrative
        case .auto: mode = self.published == nil ? .narrative : register == .prose ? chosenMode() : .published
        }
    }

    private static func nextTold(_ mentions: [Mention]) -> [Int] {
        var result = Array(mentions.indices)
        var next: Int?
        for index in mentions.indices.reversed() {
            if let next { result[index] = next }
            let isDate = mentions[index].reading.form == .date || mentions[index].reading.form == .time
            if isDate, mentions[index].reading.has(.y), !mentions[index].reading.has(.cal) { next = index }
        }
        return result
    }

    /// The order of day and month: as told, else as the document shows it where only one order is possible, else the language's.
    private static func dayFirst(_ mentions: [Mention], _ options: DatesOptions, _ language: DateLanguage) -> Bool {
        switch options.order {
        case .dmy: return true
        case .mdy: return false
        case .auto: break
        }
        var first = 0, second = 0
        for mention in mentions {
            guard let a = mention.reading[.n1], let b = mention.reading[.n2] else { continue }
            if a > 12, b <= 12 { first += 1 }
            if b > 12, a <= 12 { second += 1 }
        }
        return first == second ? language.dayFirst : first > second
    }

    /// Resolves every mention.
    mutating func resolveAll() {
        for index in mentions.indices {
            resolve(index)
            finish(index)
            mentions[index].bound = mentions[index].reading[.bound].flatMap { Bound(rawValue: $0) } ?? cues[index].bound
        }
    }

    /// News or narrative: by the share of full years well before the publication against words that lean on its day.
    private func chosenMode() -> AnchorMode {
        guard let published else { return .narrative }
        let year = published.components.year
        var old = 0, leaning = 0
        for mention in mentions where !mention.outsideProse {
            let r = mention.reading
            if let y = r[.y], r.form == .date || r.form == .time {
                if Int(y) < year || r[.era] == 1 { old += 1 } else if Int(y) == year { leaning += 1 }
            } else if r.has(.w) || r.relation == .deictic && r.has(.u) || r.has(.dir) && r.form == .date && r.relation == .open {
                leaning += 1
            }
        }
        return old >= 3 && old > leaning * 2 ? .narrative : .published
    }

    private mutating func resolve(_ index: Int) {
        let reading = mentions[index].reading
        mentions[index].mod = reading.mod
        switch reading.form {
        case .none: break
        case .past: mentions[index].value = language.conventions.mark("past")
        case .present:
            mentions[index].value = language.conventions.mark("present")
            if register == .request { (mentions[index].begin, mentions[index].end) = (published, published.map { $0.adding(days: 1) }) }
        case .future: mentions[index].value = language.conventions.mark("future")
        case .duration: resolveDuration(index)
        case .set: resolveSet(index)
        case .date, .time: resolvePoint(index)
        }
    }

    /// Value, interval and granularity from the calendar value.
    private mutating func finish(_ index: Int) {
        guard let calendar = mentions[index].calendar else { return }
        let reading = mentions[index].reading
        if register == .message, mentions[index].value.isEmpty, calendar.unit != .year || reading.has(.y),
            let spelled = language.conventions.post(calendar, weekday: reading[.w].map(Int.init), published: published)
        {
            mentions[index].value = spelled
        }
        if mentions[index].value.isEmpty { mentions[index].value = calendar.timex }
        if mentions[index].granularity == nil { mentions[index].granularity = calendar.unit }
        if mentions[index].begin == nil, mentions[index].end == nil, let interval = calendar.interval {
            var (begin, end) = mentions[index].rule.hasSuffix("past-unit") ? past(interval, calendar.unit) : narrowed(fiscal(interval, mentions[index].reading), mentions[index].mod)
            if calendar.unit == .week, options.weekStart != .monday {
                let shift = options.weekStart == .sunday ? -1 : -2
                (begin, end) = (begin.adding(days: shift), end.adding(days: shift))
            }
            if calendar.unit == .week, reading.has(.work) { end = begin.adding(days: 5) }
            // "Later this month" has not begun when it is written.
            if mentions[index].mod == "END", mentions[index].rule.hasSuffix("later-rel"), let published, begin < published, published < end { begin = published }
            if mentions[index].holidayDays > 1 { end = begin.adding(days: mentions[index].holidayDays) }
            mentions[index].begin = begin
            mentions[index].end = end
        }
    }

    /// "Over the past year" covers the twelve months before the publication, whatever its value names.
    private func past(_ interval: (begin: CivilDate, end: CivilDate), _ unit: TimeUnit) -> (CivilDate, CivilDate) {
        guard let published, mode == .published, let begin = Self.day(published, shifted: -1, unit) else { return interval }
        return (begin, published)
    }

    /// A fiscal year or quarter, moved to where the year begins; one that begins in October 2020 is the year 2021.
    private func fiscal(_ interval: (begin: CivilDate, end: CivilDate), _ reading: Reading) -> (begin: CivilDate, end: CivilDate) {
        guard reading.has(.fiscal), options.fiscalYearStart > 1,
            let begin = Self.day(interval.begin, shifted: options.fiscalYearStart - 13, .month),
            let end = Self.day(interval.end, shifted: options.fiscalYearStart - 13, .month)
        else { return interval }
        return (begin, end)
    }

    /// The third of an interval that START, MID or END leave of it.
    private func narrowed(_ interval: (begin: CivilDate, end: CivilDate), _ mod: String?) -> (CivilDate, CivilDate) {
        let days = Int(interval.end.dayNumber - interval.begin.dayNumber)
        guard days >= 3 else { return interval }
        switch mod {
        case "START": return (interval.begin, interval.begin.adding(days: (days + 2) / 3))
        case "MID": return (interval.begin.adding(days: days / 3), interval.end.adding(days: -(days / 3)))
        case "END": return (interval.end.adding(days: -((days + 2) / 3)), interval.end)
        default: return interval
        }
    }

    // MARK: anchors

    /// The day of publication as a calendar value.
    var today: CalendarValue? { published.map { CalendarValue(day: $0) } }

    /// The nearest earlier mention whose value reaches down to a unit.
    func lastMention(before index: Int, atLeast unit: TimeUnit, within sentences: Int = .max) -> Int? {
        var at = index - 1
        // A bound, so that a text of nothing but dates costs no more than its length.
        while at >= 0, index - at <= 200 {
            // Fields one by one: a copy of a mention is large.
            if mentions[index].sentence - mentions[at].sentence > sentences { return nil }
            if let calendar = mentions[at].calendar, calendar.year != nil, calendar.unit <= unit, !mentions[at].outsideProse,
                !mentions[at].reading.has(.per), !(mode == .narrative && mentions[at].isDeictic)
            {
                return at
            }
            at -= 1
        }
        return nil
    }

    /// What an expression is reckoned from, given a relation; nil when nothing is known.
    mutating func reference(_ index: Int, _ relation: Relation, _ unit: TimeUnit) -> CalendarValue? {
        let useStory = relation == .anaphoric || (relation == .open && mode == .narrative)
        if useStory, let at = lastMention(before: index, atLeast: max(unit, .year)) {
            // The last one that knows enough; a year alone will do for what is asked in years.
            let exact = lastMention(before: index, atLeast: unit, within: 6) ?? at
            mentions[index].anchor = exact
            mentions[index].isDeictic = mentions[exact].isDeictic
            return mentions[exact].calendar
        }
        mentions[index].isDeictic = true
        return today
    }
}
