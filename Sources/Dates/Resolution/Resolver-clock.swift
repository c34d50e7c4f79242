import Prose

extension Resolver {
    /// Adds the clock time or part of the day of the words to a day.
    mutating func withClock(_ index: Int, _ day: CalendarValue, _ reading: Reading) -> CalendarValue {
        guard day.unit <= .day else { return day }
        var value = day
        let minutes = startMinutes(reading)
        if let minutes, let length = reading[.len].map(Int.init), length < 1000, let unit = reading[.lenu].flatMap({ TimeUnit(rawValue: $0) }), unit < .part {
            let size = unit == .hour ? 60 : 1
            return withClockRange(index, day, (minutes, minutes + length * size + Int(reading[.frac] ?? 0) * size / 1000), reading)
        }
        if let to = endMinutes(reading), let minutes { return withClockRange(index, day, (minutes, to), reading) }
        value.part = reading[.part].map(Int.init)
        value.unit = .part
        guard var minutes else {
            note(clock: value.part.map { Self.clock(ofPart: $0, mentions[index].mod) }, index)
            return value
        }
        if register == .request, let published, mentions[index].isClockAlone || day.date == published && !reading.has(.u) && mentions[index].isClockAlone {
            let now = (publishedSecond ?? 0) / 60
            let isOpen = !reading.has(.pm) && !reading.has(.part) && minutes < 13 * 60 && reading[.zone] == nil
            if isOpen, minutes <= now, minutes + 720 > now, minutes + 720 < 1440 { minutes += 720 }
            if minutes <= now, options.prefer == .future { value = CalendarValue(day: published.adding(days: 1)); value.part = reading[.part].map(Int.init) }
        }
        if register == .request, let zone = reading[.zone].map(Int.init), let here = publishedZone, let date = value.date {
            let moved = minutes + here - zone
            let days = floorDivide(moved, 1440)
            let part = value.part
            value = CalendarValue(day: date.adding(days: days))
            value.part = part
            minutes = moved - days * 1440
        }
        value.hour = minutes / 60
        value.minute = minutes % 60
        value.second = reading[.ss].map(Int.init)
        value.zone = reading[.zone].map(Int.init)
        let hasMinute = reading.has(.mi) || reading.has(.hm) || reading.has(.off) || reading.has(.before)
        value.unit = reading.has(.ss) ? .second : hasMinute ? .minute : .hour
        let start = minutes * 60 + (value.second ?? 0)
        note(clock: (start, start + (value.unit == .second ? 1 : value.unit == .minute ? 60 : 3600)), index)
        return value
    }

    /// Seconds of a part of the day; its first or second half when it is called early or late.
    private static func clock(ofPart part: Int, _ mod: String?) -> (from: Int, to: Int) {
        let (from, to) = (Keyword.parts[part].from * 3600, Keyword.parts[part].to * 3600)
        switch mod {
        case "START": return (from, (from + to) / 2)
        case "END": return ((from + to) / 2, to)
        default: return (from, to)
        }
    }

    private mutating func note(clock: (from: Int, to: Int)?, _ index: Int) {
        guard let clock, clock.from < clock.to else { return }
        mentions[index].clock = Int32(clock.from)..<Int32(clock.to)
    }

    /// A range between two clock times of one day.
    private mutating func withClockRange(_ index: Int, _ day: CalendarValue, _ minutes: (from: Int, to: Int), _ reading: Reading) -> CalendarValue {
        var (from, to) = minutes
        if reading.has(.pm2), !reading.has(.pm), from + 720 < 1440, from < to - 720 || reading[.pm2] == 1 && from < 720 && from + 720 < to { from += 720 }
        var first = day
        if register == .request, let published, mentions[index].isClockAlone, !reading.has(.pm), !reading.has(.pm2), !reading.has(.zone), !reading.has(.part) {
            let now = (publishedSecond ?? 0) / 60
            if from <= now, from + 720 < 1440, options.prefer == .future {
                from += 720
                if to < 720 { to += 720 }
            }
            if from <= now, options.prefer == .future { first = CalendarValue(day: published.adding(days: 1)) }
        }
        if to <= from { to += to + 720 > from && to < 720 && !reading.has(.pm2) ? 720 : 1440 }
        first.unit = .minute
        (first.hour, first.minute) = (from / 60, from % 60)
        var last = first
        if to >= 1440, let next = first.date?.adding(days: 1) { last = CalendarValue(day: next); last.unit = .minute }
        (last.hour, last.minute) = (to % 1440 / 60, to % 60)
        mentions[index].kind = .duration
        mentions[index].value = "\(first.timex)/\(last.timex)"
        note(clock: (from * 60, to * 60), index)
        mentions[index].granularity = reading.has(.mi) || reading.has(.mi2) || reading.has(.hm) || reading.has(.hm2) ? .minute : .hour
        return first
    }

    /// Minutes after midnight of the clock time in the words.
    private func startMinutes(_ reading: Reading) -> Int? {
        var hour: Int, minute = Int(reading[.mi] ?? 0)
        if let joined = reading[.hm].map(Int.init) {
            (hour, minute) = (joined / 100, joined % 100)
        } else if let own = reading[.hh].map(Int.init) {
            hour = own
        } else if reading.has(.off) || reading.has(.before) || register == .request, let part = reading[.part], part == 2 || part == 7 {
            hour = part == 2 ? 12 : 24
        } else {
            return nil
        }
        guard (0...24).contains(hour), (0..<60).contains(minute) else { return nil }
        if let pm = reading[.pm] {
            if pm == 1, hour < 12 { hour += 12 }
            if pm == 0, hour == 12 { hour = 0 }
        } else if let part = reading[.part], hour < 12, (3...5).contains(part) {
            hour += 12
        }
        let total = hour * 60 + minute + Int(reading[.off] ?? 0) - Int(reading[.before] ?? 0)
        return (total + 1440) % 1440 == 0 && total > 0 ? total % 1440 : (total + 1440) % 1440
    }

    private func endMinutes(_ reading: Reading) -> Int? {
        guard reading.has(.hh2) || reading.has(.hm2) else { return nil }
        var second = Reading()
        second[.hh] = reading[.hh2]
        second[.mi] = reading[.mi2]
        second[.hm] = reading[.hm2]
        second[.pm] = reading[.pm2] ?? (reading[.pm] == 1 && (reading[.hh2] ?? 24) < 12 && (reading[.hh2] ?? 0) > (reading[.hh] ?? 0) ? 1 : nil)
        if !second.has(.pm) { second[.part] = reading[.part] }
        return startMinutes(second)
    }

    /// A point some hours, minutes or seconds from the moment of publication; nil when that is not known.
    mutating func momentFromNow(_ index: Int, _ count: Int, _ unit: TimeUnit, thousandths: Int) -> CalendarValue? {
        guard let published, let now = publishedSecond, abs(count) < 1_000_000 else { return nil }
        let size = unit == .second ? 1 : unit == .minute ? 60 : 3600
        var total = now + count * size
        total += (count < 0 ? -1 : 1) * size * thousandths / 1000
        let days = floorDivide(total, 86_400)
        total -= days * 86_400
        var value = CalendarValue(day: published.adding(days: days))
        value.unit = unit == .hour && thousandths == 0 ? .minute : .second
        (value.hour, value.minute, value.second) = (total / 3600, total / 60 % 60, total % 60 == 0 ? nil : total % 60)
        mentions[index].kind = .time
        note(clock: (total, total + 1), index)
        return value
    }
}
