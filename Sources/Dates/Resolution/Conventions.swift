import Lexicons
import Prose

/// How TIMEX3 values are spelled where the guidelines leave a choice. The semantics (intervals, granularity) never depend on it.
struct Conventions: Sendable {
    private var designators: [TimeUnit: String] = [:]
    private var many: [TimeUnit: (unit: TimeUnit, factor: Int)] = [:]
    private var sets: [TimeUnit: String] = [:]
    private var marks: [String: String] = [:]
    private var posts: [TimeUnit: String] = [:]

    /// The profile of a table of (kind, unit or name, spelling).
    /// - Throws: `DateResourceError` for a row that cannot be read.
    init(_ table: ResourceTable) throws {
        for row in table.rows {
            let unit = TimeUnit(name: row[1])
            switch (row[0], unit) {
            case ("period", let unit?): designators[unit] = row[2]
            case ("set", let unit?): sets[unit] = row[2]
            case ("many", let unit?):
                let parts = row[2].split(separator: "*")
                guard parts.count == 2, let other = TimeUnit(name: String(parts[0])), let factor = Int(parts[1]), (1...1000).contains(factor) else {
                    throw DateResourceError(file: table.name, line: row.line, problem: "no count in another unit '\(row[2])'")
                }
                many[unit] = (other, factor)
            case ("post", let unit?): posts[unit] = row[2]
            case ("mark", _): marks[row[1]] = row[2]
            default: throw DateResourceError(file: table.name, line: row.line, problem: "no convention '\(row[0]) \(row[1]) \(row[2])'")
            }
        }
    }

    /// A fixed spelling.
    func mark(_ name: String) -> String { marks[name] ?? name }

    /// The value of a set of one unit each; nil when it is that of the period.
    func set(_ unit: TimeUnit) -> String? { sets[unit] }

    /// The spelling of a point in a short post, by its template; nil when it is the common one.
    /// - Parameters:
    ///   - weekday: the day of the week that was said, for days.
    ///   - published: the day of the post, whose month a week is told with.
    func post(_ value: CalendarValue, weekday: Int?, published: CivilDate?) -> String? {
        let unit: TimeUnit = value.unit <= .day ? .day : value.unit
        guard let template = posts[unit], let year = value.year, unit != .day || weekday != nil else { return nil }
        let (date, clock) = Self.parts(value.timex)
        var result = ""
        for part in template.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard part.offset > 0, let end = part.element.firstIndex(of: "}") else {
                result += part.element
                continue
            }
            switch part.element[..<end] {
            case "year": result += date.prefix(4)
            case "date": result += date
            case "clock": result += clock
            case "weekday": result += weekday.map(String.init) ?? ""
            case "week": result += date.suffix(2)
            case "month": result += published.map { String($0.description.prefix(7)) } ?? "\(year)"
            default: break
            }
            result += part.element[part.element.index(after: end)...]
        }
        return result
    }

    private static func parts(_ timex: String) -> (date: Substring, clock: Substring) {
        guard let at = timex.firstIndex(of: "T") else { return (timex[...], "") }
        return (timex[..<at], timex[at...])
    }

    /// A TIMEX3 period; `PXY` when the number is open. `thousandths` are added to the number.
    func period(_ number: Int32?, _ unit: TimeUnit, half: Bool, thousandths: Int32 = 0) -> String {
        let isOpen = number == nil || number == Reading.vague
        if let (other, factor) = many[unit], !half, thousandths == 0, let number, !isOpen, number > 1, number < 100_000 {
            return period(number * Int32(factor), other, half: false)
        }
        var count = isOpen ? "X" : String(number ?? 0)
        if half, !isOpen {
            switch unit {
            case .hour: return count == "0" ? "PT30M" : "PT\(count)H30M"
            case .minute: return "PT\(count)M30S"
            case .year: return count == "0" ? "P6M" : "P\(count)Y6M"
            default: count += ".5"
            }
        }
        if thousandths > 0, !isOpen {
            var digits = thousandths
            var places = 3
            while digits % 10 == 0 { (digits, places) = (digits / 10, places - 1) }
            let text = String(digits)
            count += "." + String(repeating: "0", count: max(0, places - text.count)) + text
        }
        let letters = designators[unit] ?? "D"
        return letters.hasPrefix("T") ? "PT\(count)\(letters.dropFirst())" : "P\(count)\(letters)"
    }
}
