import Prose

extension Resolver {
    /// A weekday, with or without last, next, this.
    mutating func weekday(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let weekday = reading[.w].map(Int.init), (1...7).contains(weekday) else { return nil }
        if mentions[index].joint == 1, index > 0, reading.relation == .open, !reading.has(.dir), mentions[index - 1].reading.has(.w),
            let told = mentions[index - 1].calendar?.date
        {
            // "Thursday to Saturday": the days of one range follow each other.
            let ahead = (weekday - told.weekday + 7) % 7
            return CalendarValue(day: told.adding(days: ahead == 0 ? 7 : ahead))
        }
        if mode == .narrative, reading.relation == .open, !reading.has(.dir), let at = lastMention(before: index, atLeast: .day, within: 8),
            let told = mentions[at].calendar?.date
        {
            // In a story, the day nearest to the one spoken of.
            mentions[index].anchor = at
            let ahead = (weekday - told.weekday + 7) % 7
            return CalendarValue(day: told.adding(days: ahead <= 3 ? ahead : ahead - 7))
        }
        guard let anchor = reference(index, reading.relation == .open ? .deictic : reading.relation, .day)?.firstDay else {
            var open = CalendarValue(.day)
            open.weekday = weekday
            return open
        }
        let back = (anchor.weekday - weekday + 7) % 7
        let past = anchor.adding(days: -back)
        let future = back == 0 ? anchor : anchor.adding(days: 7 - back)
        func day(_ date: CivilDate) -> CalendarValue { CalendarValue(day: date) }
        if let direction = reading[.dir] {
            if let count = reading[.n].map(Int.init), count < 1000 {
                // "three Fridays from now"
                return day(direction < 0 ? (back == 0 ? anchor.adding(days: -7) : past).adding(days: -7 * (count - 1))
                    : (back == 0 ? anchor.adding(days: 7) : future).adding(days: 7 * (count - 1)))
            }
            if direction < 0 { return day(back == 0 ? anchor.adding(days: -7) : past) }
            // Somebody who makes an appointment means the day of the next week.
            if direction > 0, register == .request { return day(anchor.adding(days: 7 + weekday - anchor.weekday)) }
            if direction > 0 { return day(back == 0 ? anchor.adding(days: 7) : future) }
            // "this Friday": of the running week.
            return day(anchor.adding(days: weekday - anchor.weekday))
        }
        if reading.relation == .anaphoric { return day(back == 0 ? anchor.adding(days: 7) : future) }
        if options.prefer != .auto {
            let next = back == 0 ? anchor.adding(days: 7) : future, last = back == 0 ? anchor.adding(days: -7) : past
            let isNext = options.prefer == .future
            mentions[index].alternatives = [(day(isNext ? last : next).timex, 0.4)]
            mentions[index].confidence = 0.6
            return day(isNext ? next : last)
        }
        let candidates = back == 0 ? [day(past), day(past.adding(days: 7)), day(past.adding(days: -7))] : [day(past), day(future)]
        if cues[index].isAppointed, ![.past, .saying, .participle].contains(cues[index].before) {
            // "Figures due on Thursday"
            return choose(index, candidates.filter { ($0.date ?? anchor) >= anchor }, reading)
        }
        return choose(index, candidates, reading)
    }

    /// Last, this and next units, and offsets by a number of units.
    mutating func relative(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let unit = reading.unit else { return nil }
        let relation = reading.relation
        let direction = Int(reading[.dir] ?? 0)
        if let period = accounted(index, reading, unit, direction) { return period }
        if let count = reading[.n], count != Reading.vague, relation == .deictic {
            if unit < .part, let moment = momentFromNow(
                index, direction * Int(count), unit, thousandths: Int(reading[.frac] ?? (reading.has(.plushalf) ? 500 : 0))) { return moment }
            if register == .request, unit >= .day, count > 0, let today = published,
                let exact = reading.has(.work) && unit == .day ? Self.day(today, workingDays: direction * Int(count))
                    : Self.day(today, shifted: direction * Int(count), unit)
            {
                mentions[index].isDeictic = true
                // "Monday two weeks from now" is a day of the week that is reached.
                let weekday = reading[.w].map(Int.init) ?? exact.weekday
                return CalendarValue(day: exact.adding(days: weekday - exact.weekday))
            }
        }
        // "Nov. 3, the day before the vote": the one explains the other.
        if mentions[index].joint == 3, index > 0, mentions[index].rule.hasSuffix("-event"), let day = mentions[index - 1].calendar?.date {
            mentions[index].anchor = index - 1
            return CalendarValue(day: day)
        }
        // "In 2019, 18 years later": the length explains the date before it.
        if mentions[index].joint == 3, index > 0, relation == .anaphoric, reading.has(.n), mentions[index - 1].isExplicit, mentions[index - 1].reading.has(.y),
            unit >= .day, let told = mentions[index - 1].calendar, told.year != nil, told.unit <= max(unit, .year), index < 2 || mentions[index - 2].calendar?.year != nil,
            mentions[index - 1].sentence == mentions[index].sentence
        {
            mentions[index].anchor = index - 1
            return told.widened(to: max(unit, told.unit)) ?? told
        }
        guard let anchor = reference(index, relation, unit) else {
            if let number = reading[.n], number == Reading.vague { mentions[index].value = language.conventions.mark(direction < 0 ? "past" : "future") }
            return unresolved(unit)
        }
        if reading.has(.inside), let weekday = reading[.w].map(Int.init), let day = anchor.shifted(direction, .week)?.firstDay {
            return CalendarValue(day: day.adding(days: weekday - 1))
        }
        guard let number = reading[.n] else {
            if unit == .weekend, !reading.has(.form), direction == 0, register == .prose, let published, published.weekday < 6,
                mentions[index].rule.hasSuffix("the"), !cues[index].pointsForward, cues[index].before != .future
            {
                // In the week, "the weekend" of a report is the one past.
                return anchor.shifted(-1, .weekend)
            }
            let steps = direction * (1 + Int(min(reading[.skip] ?? 0, 100)))
            return anchor.widened(to: unit).flatMap { steps == 0 ? $0 : $0.shifted(steps, unit) } ?? unresolved(unit)
        }
        if number == Reading.vague {
            mentions[index].value = language.conventions.mark(direction < 0 ? "past" : "future")
            return nil
        }
        if unit < .day {
            mentions[index].kind = .time
            return anchor
        }
        // "Two and a half years ago" is the year that is reached, counted in months.
        let months = reading.has(.plushalf) ? 6 : Int(reading[.frac] ?? 0) * 12 / 1000
        if unit == .year, months > 0, number < 10_000, anchor.unit <= .month, let day = anchor.firstDay,
            let reached = Self.day(day, shifted: direction * (Int(number) * 12 + months), .month)
        {
            return CalendarValue(.year, containing: reached)
        }
        // Decades and centuries ago are counted in years.
        if unit >= .decade, number > 0, number < 1000 {
            let factor = unit == .decade ? 10 : unit == .century ? 100 : 1000
            return anchor.shifted(direction * Int(number) * factor, .year) ?? unresolved(.year)
        }
        return anchor.shifted(direction * Int(number), unit) ?? unresolved(unit)
    }

    private func unresolved(_ unit: TimeUnit) -> CalendarValue { CalendarValue(unit) }
}
