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
        guard let date = CivilDate(year, month, day), date >= Self.earliest, date <= Self.latest else { return nil }
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
        return FoundDate(day: day, time: clock.map { "\(day)T\($0.text)" }, range: start..<end, isAmbiguous: ambiguous)
    }
}
