import Lexicons
import Prose
import StageKit

/// Reads dates as pages and feeds write them: ISO 8601, RFC 822, day and month names of many languages, numbers in the order of
/// the place, Chinese, Japanese and Korean forms, digits of other scripts. Works on bytes, once over each string.
struct DateReader: Sendable {
    let months: WordTable<UInt8>
    /// Days outside are no dates of articles.
    static let earliest = CivilDate(dayNumber: -36_525), latest = CivilDate(dayNumber: 36_525)

    init(in environment: StageEnvironment) throws {
        months = WordTable(try environment.table("dates/months.tsv", in: "Ingest").rows.map { (WordHash.of($0[0]), UInt8($0[1]) ?? 0) })
    }

    /// The first date in a string.
    /// - Parameter limit: bytes that are read.
    func first(in text: some Collection<UInt8>, order: DayOrder, limit: Int = 400) -> FoundDate? {
        let tokens = DateTokens.read(Array(text.prefix(limit)), months: months)
        for index in tokens.indices {
            if let found = date(tokens, at: index, order) { return found }
        }
        return nil
    }

    /// All dates in a string, in order.
    func all(in text: some Collection<UInt8>, order: DayOrder, limit: Int = 2_000) -> [FoundDate] {
        let tokens = DateTokens.read(Array(text.prefix(limit)), months: months)
        var found: [FoundDate] = []
        var last = 0
        for index in tokens.indices where tokens[index].range.lowerBound >= last {
            if let date = date(tokens, at: index, order) {
                found.append(date)
                last = date.range.upperBound
            }
        }
        return found
    }

    func first(in text: String, order: DayOrder) -> FoundDate? { first(in: text.utf8, order: order) }

    private func plausible(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
        guard let date = CalendarYear.date(year, month, day), date >= Self.earliest, date <= Self.latest else { return nil }
        return date
    }

    private func date(_ tokens: [DateTokens.Token], at index: Int, _ order: DayOrder) -> FoundDate? {
        let shape = DatePattern(tokens: tokens, start: index)
        guard let match = shape.match(order) else { return nil }
        guard let day = plausible(match.year, match.month, match.day) else {
            // 31/12 read month first: the other order may hold.
            guard match.isAmbiguous, let swapped = plausible(match.year, match.day, match.month) else { return nil }
            return found(swapped, match, tokens, ambiguous: false)
        }
        return found(day, match, tokens, ambiguous: match.isAmbiguous && match.day <= 12)
    }

    private func found(_ day: CivilDate, _ match: DatePattern.Match, _ tokens: [DateTokens.Token], ambiguous: Bool) -> FoundDate {
        let clock = ClockReader.read(tokens, from: match.next)
        let start = tokens[match.first].range.lowerBound
        let end = tokens[max(match.next, clock?.next ?? 0) - 1].range.upperBound
        return FoundDate(day: day, time: clock.map { "\(day)T\($0.text)" }, range: start..<end, isAmbiguous: ambiguous, isLoose: match.isLoose, provenOrder: match.provenOrder)
    }

    /// Pages are younger; older days on them are of what they tell.
    static let firstOfPages = CivilDate(dayNumber: 7_670)  // 1991-01-01

    /// Seconds or milliseconds since 1970, as some pages write.
    func epoch(_ text: String) -> FoundDate? {
        let trimmed = text.trimmed
        guard trimmed.utf8.count == 10 || trimmed.utf8.count == 13, let value = Int(trimmed), value > 0 else { return nil }
        let seconds = trimmed.utf8.count == 13 ? value / 1_000 : value
        let day = CivilDate(dayNumber: Int32(truncatingIfNeeded: seconds / 86_400))
        guard seconds < 4_102_444_800, day >= Self.firstOfPages else { return nil }
        return FoundDate(day: day, range: 0..<trimmed.utf8.count)
    }

    /// False for text in which no date can stand: it costs less to see that than to look for one.
    /// - Parameter numbers: so many numbers may be a date where none has four digits.
    static func mayHoldDate(_ text: some Collection<UInt8>, numbers least: Int = 3) -> Bool {
        var run = 0, numbers = 0
        for byte in text {
            if byte &- 0x30 < 10 {
                run += 1
                if run == 1 { numbers += 1 }
                if run == 4 { return true }
            } else {
                run = 0
                // Digits of other scripts.
                if byte == 0xD9 || byte == 0xDB || byte == 0xE0 || byte == 0xEF { return true }
            }
        }
        return numbers >= least
    }

    static func mayHoldDate(_ text: String) -> Bool { mayHoldDate(text.utf8) }

    /// The day in an address: /2023/01/05/, /2023-01-05-, /20230105, /2023/jan/05/.
    static func day(inAddress url: String) -> CivilDate? {
        let parts = steps(url)
        for (index, part) in parts.enumerated() {
            if part.utf8.count == 4, let year = Int(part), (1995...2035).contains(year), index + 2 < parts.count,
                let day = Int(parts[index + 2].prefix(while: { $0.isASCII && $0.isNumber })), parts[index + 2].utf8.count <= 2
            {
                if let month = Int(parts[index + 1]), parts[index + 1].utf8.count <= 2, let date = CivilDate(year, month, day) { return date }
                if let month = englishMonth(parts[index + 1]), let date = CivilDate(year, month, day) { return date }
            }
            if part.utf8.count == 8 || part.utf8.count == 14, let value = Int(part.prefix(8)), (1995...2035).contains(value / 10_000),
                let date = CivilDate(value / 10_000, value / 100 % 100, value % 100)
            {
                return date
            }
            // 05-01-2023 at the end of a name.
            if index + 2 < parts.count, parts[index + 2].utf8.count == 4, let year = Int(parts[index + 2]), (1995...2035).contains(year),
                part.utf8.count == 2, let day = Int(part), parts[index + 1].utf8.count == 2, let month = Int(parts[index + 1]), month <= 12, day > 12 || day == month,
                let date = CivilDate(year, month, day)
            {
                return date
            }
        }
        return nil
    }

    /// The month in an address that gives no day: /2023/01/.
    static func month(inAddress url: String) -> (year: Int, month: Int)? {
        let parts = steps(url)
        for (index, part) in parts.enumerated() where index + 1 < parts.count && part.utf8.count == 4 {
            if let year = Int(part), (1995...2035).contains(year), parts[index + 1].utf8.count <= 2, let month = Int(parts[index + 1]), (1...12).contains(month) { return (year, month) }
        }
        return nil
    }

    private static func steps(_ url: String) -> [Substring] {
        url.prefix(500).split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "_" || $0 == "." || $0 == "?" || $0 == "=" || $0 == "&" })
    }

    private static func englishMonth(_ text: Substring) -> Int? {
        guard text.utf8.count == 3 else { return nil }
        return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].firstIndex(of: text.lowercased()).map { $0 + 1 }
    }
}
