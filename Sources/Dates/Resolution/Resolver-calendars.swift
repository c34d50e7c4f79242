import Prose

extension Resolver {
    /// A holiday, in the year of the words or in the one that direction and tense suggest.
    mutating func holiday(_ index: Int, _ holiday: Int, _ reading: Reading) -> CalendarValue? {
        func value(_ year: Int) -> CalendarValue? {
            guard let days = language.holidays.days(of: holiday, in: year) else { return nil }
            return CalendarValue(day: days.first)
        }
        if let length = language.holidays.days(of: holiday, in: explicitYear(reading) ?? published?.components.year ?? 2000)?.length {
            mentions[index].holidayDays = length
        }
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            return value(year)
        }
        guard let published else { return nil }
        let year = published.components.year
        // "In 2018, maybe around Easter": the year that was told just before.
        if mode == .published, !reading.has(.dir), index > 0, mentions[index - 1].isExplicit, mentions[index].sentence - mentions[index - 1].sentence <= 1,
            let told = mentions[index - 1].calendar?.year, told <= year
        {
            mentions[index].anchor = index - 1
            return value(told)
        }
        // A story that is told in another year keeps its feasts there.
        if mode == .narrative, !reading.has(.dir), let at = lastMention(before: index, atLeast: .year, within: 8), let told = mentions[at].calendar?.year {
            mentions[index].anchor = at
            return value(told)
        }
        guard let same = value(year)?.date else { return nil }
        // "This Christmas was quiet", in January, is the last one.
        if register == .prose, reading[.dir] == 0 {
            let isPast = cues[index].before == .past || cues[index].before == .none && cues[index].after == .past
            return value(isPast && Int(same.dayNumber - published.dayNumber) > 180 ? year - 1 : year)
        }
        if let direction = reading[.dir], direction != 0 {
            if reading.unit == .year { return value(year + Int(direction)) }
            if direction < 0 { return same < published ? value(year) : value(year - 1) }
            return same > published ? value(year) : value(year + 1)
        }
        let tense = cues[index].before == .none ? cues[index].after : cues[index].before
        let days = Int(same.dayNumber - published.dayNumber)
        if options.prefer != .auto {
            let isPast = days < 0 || days == 0 && options.prefer == .past
            let next = value(isPast ? year + 1 : year), last = value(isPast ? year : year - 1)
            let chosen = options.prefer == .future ? next : last, other = options.prefer == .future ? last : next
            if let other { mentions[index].alternatives = [(other.timex, 0.4)] }
            return chosen
        }
        if tense == .past || tense == .saying, days > 15 { return value(year - 1) }
        if tense == .future, days < 0 { return value(year + 1) }
        if days > 200 { return value(year - 1) }
        if days < -330 { return value(year + 1) }
        return value(year)
    }

    /// A date of the Hijri or the Jalali calendar, as the Gregorian day or days that it covers. False when its year is not known.
    mutating func resolveOtherCalendar(_ index: Int, _ reading: Reading) -> Bool {
        let hijri = language.calendars.hijri
        let isHijri = reading[.cal] == 1
        let month = reading[.m].map(Int.init)
        guard let year = reading[.y].map(Int.init) else {
            mentions[index].value = "XXXX"
            mentions[index].granularity = reading.has(.d) ? .day : .month
            return true
        }
        mentions[index].isExplicit = true
        if let month, let day = reading[.d].map(Int.init) {
            guard let date = isHijri ? hijri.day(year: year, month: month, day: day) : JalaliCalendar.day(year: year, month: month, day: day)
            else { return true }
            mentions[index].calendar = CalendarValue(day: date)
            return true
        }
        let begin = isHijri ? hijri.firstDay(year: year, month: month ?? 1) : JalaliCalendar.firstDay(year: year, month: month ?? 1)
        let end = isHijri ? hijri.end(year: year, month: month ?? 12) : JalaliCalendar.end(year: year, month: month ?? 12)
        guard let begin, let end else { return true }
        mentions[index].value = "\(begin)/\(end.adding(days: -1))"
        mentions[index].granularity = month == nil ? .year : .month
        (mentions[index].begin, mentions[index].end) = (begin, end)
        return true
    }

    /// An ISO week by its number.
    mutating func weekOfYear(_ index: Int, _ week: Int, _ reading: Reading) -> CalendarValue? {
        guard (1...53).contains(week) else { return nil }
        var value = CalendarValue(.week, year: explicitYear(reading) ?? published?.components.year)
        value.week = week
        mentions[index].isExplicit = reading.has(.y)
        return value
    }

    /// "The second Monday of May", "the last day of this month", "the first week of October".
    mutating func nthInside(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard var number = reading[.nth].map(Int.init), number != 0, number <= 400 else { return nil }
        // "The third last week": counted from the end.
        if reading.has(.inside) { number = -number }
        var outer = reading
        outer[.nth] = nil
        outer[.w] = nil
        outer[.u2] = nil
        outer[.inside] = nil
        outer[.part] = nil
        let container: CalendarValue?
        if outer.has(.m) { container = monthOrDay(index, outer) }
        else if let year = explicitYear(outer) { container = CalendarValue(.year, year: year) }
        else if outer.has(.u) { container = relative(index, outer) }
        else { container = nil }
        guard let interval = container?.interval else { return nil }
        // The same of the other year that may be meant.
        let others = mentions[index].alternatives
        mentions[index].alternatives = []
        for other in others {
            guard let month = CivilDate(iso: other.value + "-01"), let interval = CalendarValue(.month, containing: month).interval,
                let found = Self.nth(number, reading, in: interval)
            else { continue }
            mentions[index].alternatives.append((found.timex, other.confidence))
        }
        if let length = reading[.len].map(Int.init), let unit = reading[.lenu].flatMap({ TimeUnit(rawValue: $0) }) {
            portion(index, number < 0, length, unit, of: interval)
            return nil
        }
        return Self.nth(number, reading, in: interval)
    }

    /// "The first ten days of last year": as many units from the beginning or the end of an interval.
    private mutating func portion(_ index: Int, _ isLast: Bool, _ length: Int, _ unit: TimeUnit, of interval: (begin: CivilDate, end: CivilDate)) {
        guard (1..<10_000).contains(length), let cut = Self.day(isLast ? interval.end : interval.begin, shifted: isLast ? -length : length, unit) else { return }
        let (begin, end) = isLast ? (max(cut, interval.begin), interval.end) : (interval.begin, min(cut, interval.end))
        guard begin < end else { return }
        mentions[index].kind = .duration
        mentions[index].value = "\(begin)/\(end.adding(days: -1))"
        mentions[index].granularity = unit < .day ? .day : unit
        (mentions[index].begin, mentions[index].end) = (begin, end)
        mentions[index].alternatives = []
    }

    private static func nth(_ number: Int, _ reading: Reading, in interval: (begin: CivilDate, end: CivilDate)) -> CalendarValue? {
        let (begin, end) = interval
        if let weekday = reading[.w].map(Int.init), !reading.has(.u2) {
            let date: CivilDate
            if number > 0 {
                date = begin.adding(days: (weekday - begin.weekday + 7) % 7 + (number - 1) * 7)
            } else {
                let last = end.adding(days: -1)
                date = last.adding(days: -((last.weekday - weekday + 7) % 7) + (number + 1) * 7)
            }
            return date >= begin && date < end ? CalendarValue(day: date) : nil
        }
        let unit = reading[.u2].flatMap { TimeUnit(rawValue: $0) } ?? .day
        switch unit {
        case .week:
            // The first week is the one that holds the first Thursday, as ISO counts the weeks of a year.
            let anchor = number > 0 ? begin.adding(days: 3 + (number - 1) * 7) : end.adding(days: -4 + (number + 1) * 7)
            if let weekday = reading[.w].map(Int.init) { return CalendarValue(day: anchor.adding(days: weekday - anchor.weekday)) }
            return CalendarValue(.week, containing: anchor)
        case .month, .quarter, .year:
            let base = number > 0 ? CalendarValue(unit, containing: begin).shifted(number - 1, unit)
                : CalendarValue(unit, containing: end.adding(days: -1)).shifted(number + 1, unit)
            return base
        default:
            let date = number > 0 ? begin.adding(days: number - 1) : end.adding(days: number)
            return date >= begin && date < end ? CalendarValue(day: date) : nil
        }
    }

    /// "On the 14th" of the month told last, or of the next when the text has gone on from a later day.
    mutating func dayOfMonthTold(_ index: Int, _ day: Int) -> CalendarValue? {
        guard let at = lastMention(before: index, atLeast: .month, within: 8), let told = mentions[at].calendar, let year = told.year, let month = told.month
        else { return dayOfMonth(index, day) }
        mentions[index].anchor = at
        for shift in 0...1 {
            let base = CalendarValue.month(year * 12 + month - 1 + shift)
            guard let y = base.year, let m = base.month, let date = CivilDate(y, m, day) else { continue }
            if let last = told.date, date < last { continue }
            return CalendarValue(day: date)
        }
        return CivilDate(year, month, day).map { CalendarValue(day: $0) }
    }

    /// "The 24th", "Monday the 13th", without a month: the nearest that the preference allows.
    mutating func dayOfMonth(_ index: Int, _ day: Int, on weekday: Int? = nil) -> CalendarValue? {
        guard (1...31).contains(day), let published else { return nil }
        let (year, month, _) = published.components
        func value(_ shift: Int) -> CalendarValue? {
            let base = CalendarValue.month(year * 12 + month - 1 + shift)
            guard let y = base.year, let m = base.month else { return nil }
            return CivilDate(y, m, day).flatMap { weekday == nil || $0.weekday == weekday ? CalendarValue(day: $0) : nil }
        }
        let past = (0...14).lazy.compactMap { value(-$0) }.first { ($0.date ?? published) <= published }
        let next = (0...14).lazy.compactMap { value($0) }.first { ($0.date ?? published) >= published }
        let chosen = options.prefer == .past ? past ?? next : next ?? past
        // A weekday and a day that meet in the running month are told well enough.
        if weekday != nil, let chosen, chosen.year == year, chosen.month == month { return chosen }
        if let chosen, let other = chosen == past ? next : past, other != chosen { mentions[index].alternatives = [(other.timex, 0.4)] }
        return chosen
    }

    /// A range whose two ends stand in one expression ("from 13 to 15 July").
    mutating func resolveSpan(_ index: Int, _ reading: Reading) {
        var first = reading, second = reading
        (first[.d2], first[.m2], first[.y2]) = (nil, nil, nil)
        second[.d] = reading[.d2]
        second[.m] = reading[.m2] ?? reading[.m]
        second[.y] = reading[.y2] ?? reading[.y]
        guard let from = first.has(.m) ? monthOrDay(index, first) : explicitYear(first).map({ CalendarValue(.year, year: $0) }), let year = from.year
        else { return }
        var others = mentions[index].alternatives
        if !second.has(.y) { second[.y] = Int32(year) }
        guard var to = second.has(.m) ? monthOrDay(index, second) : explicitYear(second).map({ CalendarValue(.year, year: $0) }),
            let begin = from.interval?.begin
        else { return }
        // "From November to March" ends in the next year, or began in the one before when the year is told.
        var start = from
        if let running = running(from, to, reading) {
            (start, to) = running
            others = []
        } else if let end = to.interval?.begin, end < begin, !reading.has(.y2) {
            if reading.has(.y) { start.year = year - 1 } else { to.year = year + 1 }
        }
        guard let interval = start.interval, let end = to.interval?.end, interval.begin < end else { return }
        mentions[index].kind = .duration
        mentions[index].value = "\(start.timex)/\(to.timex)"
        mentions[index].granularity = start.unit
        (mentions[index].begin, mentions[index].end) = (interval.begin, end)
        mentions[index].alternatives = others
    }

    /// Of ranges without a year, where something is preferred, the one that is running on the day of publication; nil when none is.
    private func running(_ from: CalendarValue, _ to: CalendarValue, _ reading: Reading) -> (CalendarValue, CalendarValue)? {
        guard options.prefer != .auto, let published, !reading.has(.y), !reading.has(.y2), reading.has(.m), !reading.has(.w) else { return nil }
        let year = published.components.year
        for candidate in [year, year - 1] {
            let start = dated(from, candidate)
            var end = dated(to, candidate)
            guard let begin = start.interval?.begin else { continue }
            if let last = end.interval?.begin, last < begin { end = dated(to, candidate + 1) }
            if let last = end.interval?.end, begin <= published, published < last { return (start, end) }
        }
        return nil
    }
}
