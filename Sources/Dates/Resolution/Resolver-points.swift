import Prose

extension Resolver {
    /// Dates and times.
    mutating func resolvePoint(_ index: Int) {
        let reading = mentions[index].reading
        var value = dateValue(index, reading)
        if reading.form == .time || reading.has(.part) || reading.has(.hh) {
            mentions[index].kind = .time
            if value == nil, mentions[index].value.isEmpty { value = clockDay(index) }
            if var day = value {
                addClock(&day, reading)
                value = day
            }
        }
        mentions[index].calendar = value
        if value == nil, mentions[index].value.isEmpty { mentions[index].value = "XXXX" }
    }

    /// The day of a clock time that names none: the one spoken of just before, else that of publication.
    private mutating func clockDay(_ index: Int) -> CalendarValue {
        if let at = lastMention(before: index, atLeast: .day, within: mode == .narrative ? 6 : 1), let day = mentions[at].calendar?.date {
            mentions[index].anchor = at
            return CalendarValue(day: day)
        }
        return (mode == .published ? today : nil) ?? CalendarValue(.day)
    }

    private func addClock(_ value: inout CalendarValue, _ reading: Reading) {
        if value.unit > .day { return }
        value.part = reading[.part].map(Int.init)
        value.unit = .part
        guard var hour = reading[.hh].map(Int.init), (0...24).contains(hour) else { return }
        if let pm = reading[.pm] {
            if pm == 1, hour < 12 { hour += 12 }
            if pm == 0, hour == 12 { hour = 0 }
        } else if let part = reading[.part], hour < 12 {
            if (3...5).contains(part) { hour += 12 }
        }
        value.hour = hour
        value.minute = reading[.mi].map(Int.init) ?? 0
        value.second = reading[.ss].map(Int.init)
        value.zone = reading[.zone].map(Int.init)
        value.unit = reading.has(.ss) ? .second : reading.has(.mi) ? .minute : .hour
    }

    private mutating func dateValue(_ index: Int, _ reading: Reading) -> CalendarValue? {
        if reading.has(.n1) { return numeric(index, reading) }
        if let number = reading[.century] { return century(index, Int(number), reading) }
        if let first = reading[.decade] { return decade(index, Int(first), reading) }
        if let holiday = reading[.hol] { return self.holiday(index, Int(holiday), reading) }
        if reading.has(.m) { return monthOrDay(index, reading) }
        if reading.has(.q) || reading.has(.half) || reading.has(.s) { return partOfYear(index, reading) }
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            return CalendarValue(.year, year: year)
        }
        if reading.has(.w), !reading.has(.u) { return weekday(index, reading) }
        if reading.has(.u) { return relative(index, reading) }
        return nil
    }

    /// The year in the words; nil when there is none.
    func explicitYear(_ reading: Reading) -> Int? {
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
        guard let a = reading[.n1], let b = reading[.n2], let c = reading[.n3] else { return nil }
        let monthFirst = a <= 12 && (b > 12 || !dayFirst)
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
        return CalendarValue(.decade, year: reading[.era] == 1 ? -first : first)
    }

    private mutating func holiday(_ index: Int, _ holiday: Int, _ reading: Reading) -> CalendarValue? {
        func value(_ year: Int) -> CalendarValue? { language.holidays.days(of: holiday, in: year).map { CalendarValue(day: $0.first) } }
        if let year = explicitYear(reading) {
            mentions[index].isExplicit = true
            return value(year)
        }
        guard let published else { return nil }
        let year = published.components.year
        guard let same = value(year)?.date else { return nil }
        let tense = cues[index].before == .none ? cues[index].after : cues[index].before
        if let direction = reading[.dir], direction != 0 {
            if direction < 0 { return same < published ? value(year) : value(year - 1) }
            return same > published ? value(year) : value(year + 1)
        }
        let days = Int(same.dayNumber - published.dayNumber)
        if tense == .past || tense == .saying, days > 15 { return value(year - 1) }
        if tense == .future, days < 0 { return value(year + 1) }
        if days > 200 { return value(year - 1) }
        if days < -330 { return value(year + 1) }
        return value(year)
    }

    /// A month, or a day of a month.
    private mutating func monthOrDay(_ index: Int, _ reading: Reading) -> CalendarValue? {
        guard let month = reading[.m].map(Int.init), (1...12).contains(month) else { return nil }
        let day = reading[.d].map(Int.init)
        var value = CalendarValue(day == nil ? .month : .day)
        value.month = month
        value.day = day
        if let day, day > CivilDate.daysInMonth(2000, month) { value.day = nil; value.unit = .month }
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
