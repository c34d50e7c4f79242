import Prose

extension CalendarValue {
    /// The half-open interval of days that the value covers; nil without a year or for a day that does not exist.
    var interval: (begin: CivilDate, end: CivilDate)? {
        guard let year else { return nil }
        func months(_ y: Int, _ m: Int, _ count: Int) -> (begin: CivilDate, end: CivilDate)? {
            let last = y * 12 + m - 1 + count
            guard let begin = CivilDate(y, m, 1),
                let end = CivilDate(floorDivide(last, 12), last - floorDivide(last, 12) * 12 + 1, 1)
            else { return nil }
            return (begin, end)
        }
        switch unit {
        case .millennium:
            let first = floorDivide(year, 1000) * 1000
            return months(first, 1, 12_000)
        case .century:
            let first = floorDivide(year, 100) * 100
            return months(first, 1, 1200)
        case .decade: return months(floorDivide(year, 10) * 10, 1, 120)
        case .year: return months(year, 1, 12)
        case .half: return months(year, ((half ?? 1) - 1) * 6 + 1, 6)
        case .quarter: return months(year, ((quarter ?? 1) - 1) * 3 + 1, 3)
        case .season: return months(year, (season ?? 1) * 3, 3)
        case .month:
            guard let month else { return nil }
            return months(year, month, 1)
        case .week, .weekend:
            guard let week, let monday = CivilDate.monday(ofWeek: week, year: year) else { return nil }
            return (unit == .week ? monday : monday.adding(days: 5), monday.adding(days: 7))
        default:
            if let month, day == nil { return months(year, month, 1) }
            if month == nil { return months(year, 1, 12) }
            guard let date else { return nil }
            return (date, date.adding(days: 1))
        }
    }
}
