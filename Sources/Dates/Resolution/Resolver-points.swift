import Prose

extension Resolver {
    /// Dates and times.
    mutating func resolvePoint(_ index: Int) {
        let reading = mentions[index].reading
        if let period = reading[.per] { return resolvePeriod(index, Int(period)) }
        if reading.has(.d2) || reading.has(.m2) || reading.has(.y2) { return resolveSpan(index, reading) }
        if reading.has(.cal), resolveOtherCalendar(index, reading) { return }
        var value = dateValue(index, reading)
        if reading.form == .time || reading.has(.part) || reading.has(.hh) || reading.has(.hm) {
            mentions[index].kind = .time
            if value == nil, mentions[index].value.isEmpty { value = clockDay(index, reading) }
            if let day = value { value = withClock(index, day, reading) }
        }
        if reading.unit == .week, mentions[index].rule.hasSuffix("week-of"), let day = value?.date {
            value = CalendarValue(.week, containing: day)
            mentions[index].alternatives = mentions[index].alternatives.map { other in
                (CivilDate(iso: other.value).map { CalendarValue(.week, containing: $0).timex } ?? other.value, other.confidence)
            }
        }
        if let side = reading[.shift], let unit = reading[.lenu].flatMap({ TimeUnit(rawValue: $0) }), let length = reading[.len], length < 10_000,
            let date = value?.date
        {
            value = Self.day(date, shifted: Int(side * length), unit).map {
                // "Three weeks after Christmas, on Friday"
                CalendarValue(day: reading.has(.hol) ? $0.adding(days: (reading[.w].map(Int.init) ?? $0.weekday) - $0.weekday) : $0)
            } ?? value
            mentions[index].alternatives = []
        }
        mentions[index].calendar = value
        if !reading.has(.shift), mentions[index].clock == nil, let unit = reading[.lenu].flatMap({ TimeUnit(rawValue: $0) }), let length = reading[.len], let first = value?.firstDay,
            let end = Self.day(first, shifted: Int(length), unit)
        {
            mentions[index].kind = .duration
            mentions[index].value = "\(value?.timex ?? "")/\(end.adding(days: -1))"
            mentions[index].granularity = .day
            (mentions[index].begin, mentions[index].end) = (first, end)
        }
        if value == nil, mentions[index].value.isEmpty { mentions[index].value = "XXXX" }
    }

    /// A named period has its own bounds; it is no TIMEX3 of the guidelines, and a length rather than a point.
    private mutating func resolvePeriod(_ index: Int, _ period: Int) {
        guard language.periods.bounds.indices.contains(period) else { return }
        let (begin, end) = language.periods.bounds[period]
        mentions[index].kind = .duration
        mentions[index].value = "\(begin)/\(end.adding(days: -1))"
        (mentions[index].begin, mentions[index].end) = (begin, end)
        mentions[index].granularity = .day
        mentions[index].isDeictic = true
    }

    /// The day of a clock time that names none: the one spoken of just before, else that of publication.
    private mutating func clockDay(_ index: Int, _ reading: Reading) -> CalendarValue {
        if let day = dayBehind(index) { return CalendarValue(day: day) }
        if let at = lastMention(before: index, atLeast: .day, within: mode == .narrative ? 6 : 1), let day = mentions[at].calendar?.date {
            mentions[index].anchor = at
            return CalendarValue(day: day)
        }
        // "at night" without a day is no certain one.
        if reading.relation == .generic, register == .prose { return CalendarValue(.day) }
        mentions[index].isClockAlone = true
        return (mode == .published ? today : nil) ?? CalendarValue(.day)
    }

    /// The day behind a clock time and the same in another zone: "at 10:35 a.m. (0735 GMT) Friday".
    private mutating func dayBehind(_ index: Int) -> CivilDate? {
        var at = index + 1
        while at < mentions.count, at <= index + 2, mentions[at].sentence - mentions[index].sentence <= 1, mentions[at].span.start - mentions[at - 1].span.end <= 2 {
            let reading = mentions[at].reading
            if reading.form == .date, reading.has(.w) || reading.has(.d) || reading.unit == .day {
                let kept = mentions[at]
                let day = dateValue(at, reading)?.date
                mentions[at] = kept
                return day
            }
            guard reading.form == .time, !reading.has(.w), !reading.has(.d), !reading.has(.u) else { return nil }
            at += 1
        }
        return nil
    }

    private mutating func dateValue(_ index: Int, _ reading: Reading) -> CalendarValue? {
        if reading.has(.nth) { return nthInside(index, reading) }
        if reading.has(.n1) { return numeric(index, reading) }
        if let number = reading[.century] { return century(index, Int(number), reading) }
        if let first = reading[.decade] { return decade(index, Int(first), reading) }
        if let holiday = reading[.hol] {
            let day = self.holiday(index, Int(holiday), reading)
            guard let unit = reading.unit, unit == .week || unit == .weekend, let date = day?.date else { return day }
            // The weekend before a feast on a Monday.
            mentions[index].holidayDays = 1
            return CalendarValue(unit, containing: unit == .weekend && date.weekday <= 2 ? date.adding(days: -3) : date)
        }
        if let week = reading[.wk] { return weekOfYear(index, Int(week), reading) }
        if reading.has(.m) { return monthOrDay(index, reading) }
        if reading.has(.q) || reading.has(.half) || reading.has(.s) { return partOfYear(index, reading) }
        if let year = explicitYear(reading), reading.unit == .day, reading.relation == .deictic, let published {
            // "On this day in 1944"
            let (_, month, day) = published.components
            return CivilDate(year, month, day).map { CalendarValue(day: $0) } ?? CalendarValue(.year, year: year)
        }
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            if mentions[index].rule == "year-quarter", let quarter = quarterTold(before: index) {
                // "The 1988 period" of an account for a third quarter is the third of 1988.
                var value = CalendarValue(.quarter, year: year)
                value.quarter = quarter
                return value
            }
            return CalendarValue(.year, year: year)
        }
        if let weekday = reading[.w], let day = reading[.d], !reading.has(.u) { return dayOfMonth(index, Int(day), on: Int(weekday)) }
        if reading.has(.w), !reading.has(.u) { return weekday(index, reading) }
        if reading.has(.u) {
            let value = relative(index, reading)
            // "The 20th of next month"
            guard let day = reading[.d].map(Int.init), var inside = value, inside.unit == .month else { return value }
            inside.day = day
            inside.unit = .day
            return inside.date == nil ? value : inside
        }
        if let day = reading[.d] { return register == .prose ? dayOfMonthTold(index, Int(day)) : dayOfMonth(index, Int(day)) }
        return nil
    }

    /// The year in the words; nil when there is none.
    func explicitYear(_ reading: Reading) -> Int? {
        // "FY24"
        if let y = reading[.y], y < 100, reading.has(.fiscal) { return 2000 + Int(y) - (y > 70 ? 100 : 0) }
        if let y = reading[.y] { return reading[.era] == 1 ? 1 - Int(y) : Int(y) }
        if let yy = reading[.yy] {
            guard yy < 100 else { return Int(yy) }
            let base = (published?.components.year ?? 2000) / 100 * 100
            let near = base + Int(yy)
            return near > (published?.components.year ?? 2030) + 20 ? near - 100 : near
        }
        return nil
    }

    private mutating func numeric(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let a = reading[.n1], let b = reading[.n2] else { return nil }
        let monthFirst = a <= 12 && (b > 12 || !dayFirst)
        guard let c = reading[.n3] else {
            // Day and month alone.
            var short = reading
            short[.n1] = nil
            short[.n2] = nil
            short[.m] = monthFirst ? a : b
            short[.d] = monthFirst ? b : a
            return monthOrDay(index, short)
        }
        var year = Int(c)
        if reading.has(.yy) { year = explicitYear(reading) ?? year }
        var value = CalendarValue(.day, year: year)
        value.month = Int(monthFirst ? a : b)
        value.day = Int(monthFirst ? b : a)
        mentions[index].isExplicit = true
        guard value.date != nil else { return nil }
        if a <= 12, b <= 12, a != b {
            var other = value
            other.month = value.day
            other.day = value.month
            mentions[index].alternatives = [(other.timex, 0.3)]
            mentions[index].confidence = 0.7
        }
        // Of two digits far ahead the last century may be meant.
        if let published, reading.has(.yy), case let ahead = year - published.components.year, (13...24).contains(ahead) || (-87 ... -76).contains(ahead) {
            var other = value
            other.year = ahead > 0 ? year - 100 : year + 100
            mentions[index].alternatives.insert((other.timex, 0.35), at: 0)
            mentions[index].confidence = 0.6
        }
        return value
    }

    private mutating func century(_ index: Int, _ number: Int, _ reading: Reading) -> CalendarValue? {
        guard (1...99).contains(number) else { return nil }
        mentions[index].isExplicit = true
        let first = reading[.era] == 1 ? -(number - 1) * 100 - 1 : (number - 1) * 100 + 1
        return CalendarValue(.century, year: first)
    }

    private mutating func decade(_ index: Int, _ first: Int, _ reading: Reading) -> CalendarValue? {
        mentions[index].isExplicit = true
        // "années 90"
        return CalendarValue(.decade, year: reading[.era] == 1 ? -first : first < 100 ? 1900 + first : first)
    }

    /// A month, or a day of a month.
    mutating func monthOrDay(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let month = reading[.m].map(Int.init), (1...12).contains(month) else { return nil }
        let day = reading[.d].map(Int.init)
        var value = CalendarValue(day == nil ? .month : .day)
        value.month = month
        value.day = day
        if let day, day > CivilDate.daysInMonth(2000, month) {
            // Who asks for a day that does not exist must learn it; a text has a slip of the pen.
            if register == .request {
                mentions[index].value = "XXXX-XX-XX"
                return nil
            }
            value.day = nil
            value.unit = .month
        }
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            value.year = year
        } else {
            value = chosen(index, value, reading)
        }
        if value.year != nil, value.day != nil, value.date == nil { value.day = nil; value.unit = .month }
        return value
    }

    private mutating func partOfYear(_ index: Int, _ reading: Reading) -> CalendarValue? {
        var value = CalendarValue(reading.has(.q) ? .quarter : reading.has(.half) ? .half : .season)
        value.quarter = reading[.q].map(Int.init)
        value.half = reading[.half].map(Int.init)
        value.season = reading[.s].map(Int.init)
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            value.year = year
            return value
        }
        return chosen(index, value, reading)
    }
}
