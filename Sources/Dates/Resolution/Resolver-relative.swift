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
        let forward: Bool
        switch options.prefer {
        case .future: forward = true
        case .past: forward = false
        case .auto: forward = tenses[index] == .future
        }
        if back != 0 {
            mentions[index].alternatives = [(day(forward ? past : future).timex, 0.2)]
            mentions[index].confidence = 0.8
        }
        return day(forward ? future : past)
    }

    /// Last, this and next units, and offsets by a number of units.
    mutating func relative(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let unit = reading.unit else { return nil }
        let relation = reading.relation
        guard let anchor = reference(index, relation, unit) else { return unresolved(unit) }
        let direction = Int(reading[.dir] ?? 0)
        guard let number = reading[.n] else {
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

    private func unresolved(_ unit: TimeUnit) -> CalendarValue { CalendarValue(unit) }
}
