/// Calendar and clock units, from the smallest to the largest.
enum TimeUnit: Int32, Sendable, Comparable, CaseIterable {
    case second, minute, hour, part, day, weekend, week, month, quarter, half, season, year, decade, century, millennium

    static func < (a: TimeUnit, b: TimeUnit) -> Bool { a.rawValue < b.rawValue }

    /// The name in lexicons and as granularity in a report.
    var name: String {
        switch self {
        case .second: "second"
        case .minute: "minute"
        case .hour: "hour"
        case .part: "part"
        case .day: "day"
        case .weekend: "weekend"
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .half: "half"
        case .season: "season"
        case .year: "year"
        case .decade: "decade"
        case .century: "century"
        case .millennium: "millennium"
        }
    }

    /// The unit of a name in a resource file; nil when there is none.
    init?(name: String) {
        guard let unit = TimeUnit.allCases.first(where: { $0.name == name }) else { return nil }
        self = unit
    }
}
