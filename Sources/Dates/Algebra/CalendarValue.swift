import Prose

/// A resolved or partly resolved point of the calendar at some granularity. Years are astronomical (0 is 1 BC).
struct CalendarValue: Sendable, Equatable {
    /// The smallest unit that is fixed.
    var unit: TimeUnit
    /// nil when nothing tells the year.
    @Compact var year: Int?
    @Compact var month: Int?
    @Compact var day: Int?
    @Compact var weekday: Int?
    @Compact var week: Int?
    @Compact var quarter: Int?
    @Compact var half: Int?
    @Compact var season: Int?
    @Compact var part: Int?
    @Compact var hour: Int?
    @Compact var minute: Int?
    @Compact var second: Int?
    /// Minutes east of UTC.
    @Compact var zone: Int?

    /// A number that may be missing, in four bytes: values are copied often.
    @propertyWrapper
    struct Compact: Sendable, Equatable {
        private var stored = Int32.min

        /// None.
        init() {}

        init(wrappedValue: Int?) { self.wrappedValue = wrappedValue }

        var wrappedValue: Int? {
            get { stored == .min ? nil : Int(stored) }
            set { stored = newValue.map { max(.min + 1, Int32(clamping: $0)) } ?? .min }
        }
    }

    /// A value with nothing but its granularity.
    init(_ unit: TimeUnit, year: Int? = nil) {
        self.unit = unit
        self.year = year
    }

    /// The unit that contains a day.
    init(_ unit: TimeUnit, containing date: CivilDate) {
        self.unit = unit
        let (y, m, d) = date.components
        year = y
        switch unit {
        case .second, .minute, .hour, .part, .day:
            month = m
            day = d
        case .week, .weekend:
            let iso = date.isoWeek
            year = iso.year
            week = iso.week
        case .month: month = m
        case .quarter: quarter = (m + 2) / 3
        case .half: half = m <= 6 ? 1 : 2
        case .season:
            season = m == 12 ? 4 : m <= 2 ? 4 : m / 3
            if m <= 2 { year = y - 1 }
        case .year, .decade, .century, .millennium: break
        }
    }

    /// A day as a value.
    init(day date: CivilDate) { self.init(.day, containing: date) }

    /// The first day, when the year is known.
    var firstDay: CivilDate? { interval?.begin }

    /// The day itself, for values of a day or finer.
    var date: CivilDate? {
        guard let year, let month, let day else { return nil }
        return CivilDate(year, month, day)
    }

    /// This value seen in a larger unit: the month of a day, the year of a month.
    func widened(to unit: TimeUnit) -> CalendarValue? {
        if unit == self.unit { return self }
        if let year, unit >= .year { return CalendarValue(unit, year: year) }
        guard let firstDay else { return nil }
        return CalendarValue(unit, containing: firstDay)
    }

    /// The value `count` units later at the granularity of that unit; nil when this value is too coarse or without a year.
    func shifted(_ count: Int, _ step: TimeUnit) -> CalendarValue? {
        guard (-100_000...100_000).contains(count) else { return nil }
        switch step {
        case .year, .decade, .century, .millennium:
            guard let year else { return nil }
            let factor = step == .year ? 1 : step == .decade ? 10 : step == .century ? 100 : 1000
            let shifted = year + count * factor
            guard (-9000...9000).contains(shifted) else { return nil }
            return CalendarValue(step, year: shifted)
        case .month:
            guard let base = monthIndex else { return nil }
            return CalendarValue.month(base + count)
        case .quarter:
            guard let base = widened(to: .quarter), let y = base.year, let q = base.quarter else { return nil }
            let index = y * 4 + q - 1 + count
            var result = CalendarValue(.quarter, year: floorDivide(index, 4))
            result.quarter = index - floorDivide(index, 4) * 4 + 1
            return result
        case .half:
            guard let base = widened(to: .half), let y = base.year, let h = base.half else { return nil }
            let index = y * 2 + h - 1 + count
            var result = CalendarValue(.half, year: floorDivide(index, 2))
            result.half = index - floorDivide(index, 2) * 2 + 1
            return result
        case .season:
            guard let base = widened(to: .season), let y = base.year, let s = base.season else { return nil }
            let index = y * 4 + s - 1 + count
            var result = CalendarValue(.season, year: floorDivide(index, 4))
            result.season = index - floorDivide(index, 4) * 4 + 1
            return result
        case .week, .weekend:
            guard let firstDay else { return nil }
            return CalendarValue(step, containing: firstDay.adding(days: 7 * count))
        default:
            guard let firstDay else { return nil }
            return CalendarValue(.day, containing: firstDay.adding(days: count))
        }
    }

    private var monthIndex: Int? {
        if let year, let month { return year * 12 + month - 1 }
        guard let firstDay else { return nil }
        let (y, m, _) = firstDay.components
        return y * 12 + m - 1
    }

    /// The month of a running number (year * 12 + month - 1).
    static func month(_ index: Int) -> CalendarValue {
        var result = CalendarValue(.month, year: floorDivide(index, 12))
        result.month = index - floorDivide(index, 12) * 12 + 1
        return result
    }
}

/// Division that rounds towards minus infinity.
func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

extension CivilDate {
    /// ISO 8601 week and the year that it belongs to.
    var isoWeek: (year: Int, week: Int) {
        let thursday = adding(days: 4 - weekday)
        let year = thursday.components.year
        guard let first = CivilDate(year, 1, 1) else { return (year, 1) }
        return (year, Int(thursday.dayNumber - first.dayNumber) / 7 + 1)
    }

    /// Monday of an ISO week.
    static func monday(ofWeek week: Int, year: Int) -> CivilDate? {
        guard let fourth = CivilDate(year, 1, 4) else { return nil }
        return fourth.adding(days: (week - 1) * 7 - (fourth.weekday - 1))
    }
}
