import Prose

extension Resolver {
    /// A weekday, with or without last, next, this.
    mutating func weekday(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let weekday = reading[.w].map(Int.init), (1...7).contains(weekday) else { return nil }
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
            if direction < 0 { return day(back == 0 ? anchor.adding(days: -7) : past) }
            if direction > 0 { return day(back == 0 ? anchor.adding(days: 7) : future) }
            // "this Friday": of the running week.
            return day(anchor.adding(days: weekday - anchor.weekday))
        }
        if reading.relation == .anaphoric { return day(back == 0 ? anchor.adding(days: 7) : future) }
        let candidates = back == 0 ? [day(past), day(past.adding(days: 7)), day(past.adding(days: -7))] : [day(past), day(future)]
        return choose(index, candidates, reading)
    }

    /// Last, this and next units, and offsets by a number of units.
    mutating func relative(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let unit = reading.unit else { return nil }
        let relation = reading.relation
        let direction = Int(reading[.dir] ?? 0)
        if let quarter = accounted(index, reading, unit, direction) { return quarter }
        guard let anchor = reference(index, relation, unit) else {
            if let number = reading[.n], number == Reading.vague { mentions[index].value = direction < 0 ? "PAST_REF" : "FUTURE_REF" }
            return unresolved(unit)
        }
        guard let number = reading[.n] else {
            if unit == .weekend, !reading.has(.form), direction == 0, let published, published.weekday < 6, mentions[index].rule.hasSuffix("the"), !cues[index].pointsForward,
                cues[index].before != .future
            {
                // In the week, "the weekend" of a report is the one past.
                return anchor.shifted(-1, .weekend)
            }
            return anchor.widened(to: unit).flatMap { direction == 0 ? $0 : $0.shifted(direction, unit) } ?? unresolved(unit)
        }
        if number == Reading.vague {
            mentions[index].value = direction < 0 ? "PAST_REF" : "FUTURE_REF"
            return nil
        }
        if unit < .day {
            mentions[index].kind = .time
            return anchor
        }
        return anchor.shifted(direction * Int(number), unit) ?? unresolved(unit)
    }

    /// Accounts compare quarters: "the quarter", "the latest period", "the year-earlier quarter", and "a year ago" after a quarter.
    private mutating func accounted(_ index: Int, _ reading: Reading, _ unit: TimeUnit, _ direction: Int) -> CalendarValue? {
        let isComparison = unit == .quarter && reading[.n] == 4
        let isYearAgo = unit == .year && reading[.n] == 1 && direction < 0 && reading.relation != .open
        guard mode == .published, isComparison || isYearAgo || (unit == .quarter && reading.relation == .anaphoric) else { return nil }
        let from = lastQuarter(before: index)
        if isYearAgo {
            guard let from else { return nil }
            mentions[index].anchor = from
            return mentions[from].calendar?.shifted(-4, .quarter)
        }
        let base: CalendarValue?
        if let from {
            mentions[index].anchor = from
            base = mentions[from].calendar
        } else {
            base = today?.shifted(-1, .quarter)
        }
        return isComparison ? base?.shifted(-4, .quarter) : base
    }

    /// The last quarter spoken of that is not itself a comparison.
    private func lastQuarter(before index: Int) -> Int? {
        var at = index - 1
        while at >= 0, index - at <= 200 {
            if mentions[at].calendar?.unit == .quarter, mentions[at].reading.unit != .year, mentions[at].reading[.n] != 4 { return at }
            at -= 1
        }
        return nil
    }

    private func unresolved(_ unit: TimeUnit) -> CalendarValue { CalendarValue(unit) }
}
