import Prose

extension Resolver {
    /// Lengths of time, with an interval where they end or begin at a known day.
    mutating func resolveDuration(_ index: Int) {
        let reading = mentions[index].reading
        let unit = reading.unit ?? .day
        mentions[index].kind = .duration
        mentions[index].granularity = unit
        mentions[index].value = language.conventions.period(reading[.n], unit, half: reading.has(.plushalf), thousandths: reading[.frac] ?? 0)
        guard let direction = reading[.dir], direction != 0, let count = reading[.n], count < 10_000,
            let anchor = reference(index, reading.relation == .open ? .deictic : reading.relation, .day), let day = anchor.firstDay
        else { return }
        let other = reading.has(.work) && unit == .day ? Self.day(day, workingDays: Int(count) * Int(direction))
            : Self.day(day, shifted: Int(count) * Int(direction), unit)
        guard let other else { return }
        mentions[index].begin = min(day, other)
        mentions[index].end = max(day, other)
    }

    /// The day `count` days of work later (Monday to Friday).
    static func day(_ day: CivilDate, workingDays count: Int) -> CivilDate? {
        guard abs(count) < 10_000 else { return nil }
        var result = day, left = abs(count)
        while left > 0 {
            result = result.adding(days: count < 0 ? -1 : 1)
            if result.weekday < 6 { left -= 1 }
        }
        return result
    }

    /// The day `count` units later, month ends clipped.
    static func day(_ day: CivilDate, shifted count: Int, _ unit: TimeUnit) -> CivilDate? {
        guard abs(count) < 200_000 else { return nil }
        let months: Int
        switch unit {
        case .second, .minute, .hour, .part: return day
        case .day: return day.adding(days: count)
        case .week, .weekend: return day.adding(days: 7 * count)
        case .month: months = 1
        case .quarter, .season: months = 3
        case .half: months = 6
        case .year: months = 12
        case .decade: months = 120
        case .century: months = 1200
        case .millennium: months = 12000
        }
        let (y, m, d) = day.components
        let index = y * 12 + m - 1 + count * months
        let year = floorDivide(index, 12), month = index - floorDivide(index, 12) * 12 + 1
        return CivilDate(year, month, min(d, CivilDate.daysInMonth(year, month)))
    }

    /// Recurring times.
    mutating func resolveSet(_ index: Int) {
        let reading = mentions[index].reading
        mentions[index].kind = .set
        mentions[index].quant = reading[.quant].map { Keyword.quants[Int($0)] }
        if let frequency = reading[.freq] {
            mentions[index].freq = "\(frequency)X"
        }
        if let weekday = reading[.w] {
            mentions[index].value = "XXXX-WXX-\(weekday)"
            mentions[index].granularity = .day
        } else if let month = reading[.m] {
            mentions[index].value = month < 10 ? "XXXX-0\(month)" : "XXXX-\(month)"
            mentions[index].granularity = .month
        } else if let season = reading[.s] {
            mentions[index].value = "XXXX-\(Keyword.seasons[Int(season)])"
            mentions[index].granularity = .season
        } else if let part = reading[.part] {
            mentions[index].value = "XXXX-XX-XXT\(Keyword.parts[Int(part)].code)"
            mentions[index].granularity = .part
        } else {
            let unit = reading.unit ?? .day
            mentions[index].value = (reading[.n] ?? 1) == 1 ? language.conventions.set(unit) ?? language.conventions.period(1, unit, half: false)
                : language.conventions.period(reading[.n], unit, half: false)
            mentions[index].granularity = unit
        }
    }
}
