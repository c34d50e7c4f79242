import Rapporteur

/// How Duckling prints what was found: a value with a grain, or an interval whose end is one grain after the last point.
struct DucklingConvention {
    private let now: Moment

    init?(moment: String) {
        guard let day = CivilDate(iso: moment) else { return nil }
        let parts = moment.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        now = Moment(day, (parts.first ?? 0) * 3600 + (parts.count > 1 ? parts[1] : 0) * 60)
    }

    /// Kind, grain, value or from and to of an expression.
    func members(of expression: TemporalExpressions.Expression, words: String) -> [(String, String)] {
        if expression.value == "PRESENT_REF" { return value(now, "second") }
        guard let begin = expression.begin, let end = expression.end else { return [] }
        let grain = expression.granularity ?? "day"
        let point = expression.clock.map { Moment(begin, Int($0.lowerBound)) } ?? Moment(begin)
        if let bound = expression.bound {
            let pointGrain = expression.clock == nil ? grain : clockGrain(grain)
            switch bound {
            case "before", "until":
                // "by" counts from now.
                if words.lowercased().hasPrefix("by ") { return interval(now, expression.mod == nil ? point : Moment(end), "second") }
                return [("kind", "open"), ("grain", pointGrain), ("value", point.iso), ("direction", "before")]
            default: return [("kind", "open"), ("grain", pointGrain), ("value", point.iso), ("direction", "after")]
            }
        }
        if let clock = expression.clock {
            let isRange = expression.value.utf8.contains(0x2F)
            if isRange {
                let step = grain == "hour" ? 3600 : 60
                return interval(point, Moment(begin, Int(clock.upperBound) + step), clockGrain(grain))
            }
            if words.lowercased().hasSuffix("lunch") { return interval(Moment(begin, 12 * 3600), Moment(begin, 14 * 3600), "hour") }
            if let part = part(of: expression.value) {
                let hours = hours(of: part, words)
                return interval(Moment(begin, hours.from * 3600), Moment(begin, hours.to * 3600), "hour")
            }
            return value(point, clockGrain(grain))
        }
        if expression.kind == .duration, expression.rule != "range", expression.value.hasPrefix("P") { return counted(expression, begin, end, grain) }
        if let mod = expression.mod, let third = section(mod, grain, begin, end) { return third }
        switch grain {
        case "weekend": return interval(Moment(begin.adding(days: -1), 18 * 3600), Moment(end), "hour")
        case "day" where expression.value.utf8.contains(0x2F) || end.dayNumber - begin.dayNumber > 4: return interval(Moment(begin), Moment(end), "day")
        case "day" where Self.isOffsetInDays(expression.rule, words): return value(Moment(begin, now.second / 3600 * 3600), "hour")
        case "season": return season(expression.value, begin)
        case "half": return interval(Moment(begin), Moment(end), "month")
        default:
            if expression.value.utf8.contains(0x2F) { return interval(Moment(begin), Moment(end), grain) }
            return value(Moment(begin), grain)
        }
    }

    private func value(_ moment: Moment, _ grain: String) -> [(String, String)] {
        [("kind", "value"), ("grain", grain), ("value", moment.iso)]
    }

    private func interval(_ from: Moment, _ to: Moment, _ grain: String) -> [(String, String)] {
        [("kind", "interval"), ("grain", grain), ("from", from.iso), ("to", to.iso)]
    }

    private func clockGrain(_ grain: String) -> String { ["hour", "minute", "second"].contains(grain) ? grain : "hour" }

    private static func isOffsetInDays(_ rule: String, _ words: String) -> Bool {
        ["ago", "in-units", "hence", "from-now"].contains(rule) && !["week", "month", "year", "quarter"].contains { words.lowercased().contains($0) }
    }

    private func part(of value: String) -> String? {
        guard let at = value.firstIndex(of: "T") else { return nil }
        let part = String(value[value.index(after: at)...])
        return part.first?.isLetter == true ? part : nil
    }

    private func hours(of part: String, _ words: String) -> (from: Int, to: Int) {
        let words = words.lowercased()
        switch part {
        case "MO": return (0, words.contains("early") ? 9 : 12)
        case "AF": return (12, 19)
        case "EV", "NI": return (words.contains("late ") ? 21 : 18, 24)
        default: return (12, 14)
        }
    }

    /// "The next three weeks" are whole units, without the running one.
    private func counted(_ expression: TemporalExpressions.Expression, _ begin: CivilDate, _ end: CivilDate, _ grain: String) -> [(String, String)] {
        let count = Int(expression.value.filter { $0.isNumber }) ?? 1
        let isPast = end == now.day && begin < now.day || expression.clock == nil && end <= now.day
        func unit(_ shift: Int) -> Moment {
            let (year, month, _) = now.day.components
            switch grain {
            case "week": return Moment(now.day.adding(days: 1 - now.day.weekday + 7 * shift))
            case "month":
                let index = year * 12 + month - 1 + shift
                return Moment(CivilDate(index / 12, index % 12 + 1, 1) ?? now.day)
            case "year": return Moment(CivilDate(year + shift, 1, 1) ?? now.day)
            case "hour": return Moment(now.day, now.second / 3600 * 3600 + 3600 * shift)
            case "minute": return Moment(now.day, now.second / 60 * 60 + 60 * shift)
            case "second": return now.adding(shift)
            default: return Moment(now.day.adding(days: shift))
            }
        }
        if isPast { return interval(unit(-count), unit(0), grain) }
        return interval(unit(1), unit(count + 1), grain)
    }

    /// The beginning and the end of a month, a year or a week.
    private func section(_ mod: String, _ grain: String, _ begin: CivilDate, _ end: CivilDate) -> [(String, String)]? {
        let isEnd = mod == "END"
        guard isEnd || mod == "START" else { return nil }
        // Our own interval is a third; the unit around it is found again.
        let (year, month, _) = begin.components
        switch grain {
        case "month":
            guard let first = CivilDate(year, month, 1), let last = CivilDate(month == 12 ? year + 1 : year, month % 12 + 1, 1) else { return nil }
            return isEnd ? interval(Moment(first.adding(days: 20)), Moment(last), "day") : interval(Moment(first), Moment(first.adding(days: 10)), "day")
        case "year":
            guard let first = CivilDate(year, 1, 1), let spring = CivilDate(year, 4, 1), let autumn = CivilDate(year, 9, 1), let last = CivilDate(year + 1, 1, 1)
            else { return nil }
            return isEnd ? interval(Moment(autumn), Moment(last), "month") : interval(Moment(first), Moment(spring), "month")
        case "week":
            let monday = begin.adding(days: 1 - begin.weekday)
            return isEnd ? interval(Moment(monday.adding(days: 4)), Moment(monday.adding(days: 7)), "day")
                : interval(Moment(monday), Moment(monday.adding(days: 3)), "day")
        default: return nil
        }
    }

    private func season(_ value: String, _ begin: CivilDate) -> [(String, String)] {
        let year = begin.components.year
        let bounds: (CivilDate?, CivilDate?) = value.hasSuffix("SP") ? (CivilDate(year, 3, 20), CivilDate(year, 6, 21))
            : value.hasSuffix("SU") ? (CivilDate(year, 6, 21), CivilDate(year, 9, 24))
            : value.hasSuffix("FA") ? (CivilDate(year, 9, 23), CivilDate(year, 12, 21)) : (CivilDate(year, 12, 21), CivilDate(year + 1, 3, 20))
        guard let from = bounds.0, let to = bounds.1 else { return [] }
        return interval(Moment(from), Moment(to), "day")
    }
}
