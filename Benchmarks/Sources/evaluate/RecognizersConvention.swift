import Rapporteur

/// How Recognizers-Text resolves what was found: past and future readings side by side, both halves of the day where the words
/// leave it open, ranges that end where their last point begins.
struct RecognizersConvention {
    /// One resolved value.
    struct Value {
        var value: String?
        var start: String?
        var end: String?
    }

    private let now: Moment

    init?(moment: String) {
        guard let day = CivilDate(iso: moment) else { return nil }
        let parts = moment.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
        now = Moment(day, (parts.first ?? 0) * 3600 + (parts.count > 1 ? parts[1] : 0) * 60)
    }

    /// Recognizers leaves out the article before relative units and the time zone.
    static func trimmed(_ expression: TemporalExpressions.Expression, _ text: Text) -> Span {
        var span = expression.span
        let words = text[span].lowercased()
        if ["next ", "past ", "previous ", "coming ", "upcoming ", "year ", "last ", "same "].contains(where: { words.hasPrefix("the " + $0) }), !words.contains(" of "),
            expression.granularity != "decade"
        {
            span = Span(span.start + 4, span.end)
        }
        if expression.rule == "the-num-units", words.hasPrefix("the ") { span = Span(span.start + 4, span.end) }
        if expression.rule == "r-part-alone", words.hasPrefix("in "), expression.mod != nil { span = Span(span.start + 3, span.end) }
        if ["upcoming-the", "r-nth-weekday-part"].contains(expression.rule), words.hasPrefix("the ") { span = Span(span.start + 4, span.end) }
        if expression.rule == "r-at" || expression.rule.hasPrefix("b-clock-and"), words.hasPrefix("at "), words.last?.isLetter == true, !words.hasSuffix("lunch"), !words.hasSuffix("time") {
            span = Span(span.start + 3, span.end)
        }
        if words == "at mid night" { span = Span(span.start + 3, span.end) }
        if expression.rule.hasPrefix("r-bend") || ["eom", "eoy", "bom", "boy"].contains(expression.rule) {
            for article in ["at the ", "at ", "the "] where words.hasPrefix(article) {
                span = Span(span.start + Int32(article.utf8.count), span.end)
                break
            }
        }
        if words.hasPrefix("the week "), expression.rule.hasPrefix("r-week-number") { span = Span(span.start + 4, span.end) }
        if let zone = [" gmt", " utc", " pst", " est", " cst", " pt", " et", " ist", " cet"].first(where: { words.hasSuffix($0) }) {
            span = Span(span.start, span.end - Int32(zone.utf8.count))
        }
        return span
    }

    /// Type and values of an expression, given its words in small letters.
    func result(of expression: TemporalExpressions.Expression, words: String) -> (type: String, values: [Value]) {
        if expression.granularity == "season" { return ("daterange", [Value(value: "not resolved")]) }
        if expression.kind == .set { return ("set", [Value(value: "not resolved")]) }
        if expression.value == "PRESENT_REF" { return ("datetime", [Value(value: now.spaced)]) }
        if expression.kind == .duration, expression.value.hasPrefix("P"), expression.rule != "range" { return duration(expression, words) }
        // "All week" is a length to Recognizers.
        if expression.rule == "r-all" { return ("duration", [Value(value: "604800")]) }
        if words.hasPrefix("within "), let begin = expression.begin {
            if let clock = expression.clock { return ("datetimerange", [Value(start: now.spaced, end: Moment(begin, Int(clock.lowerBound)).spaced)]) }
            return ("daterange", [Value(start: now.day.description, end: begin.description)])
        }
        guard expression.begin != nil else { return ("date", [Value(value: "not resolved")]) }
        let days = days(of: expression, words)
        if expression.mod == "END", days.first?.isDay == true, expression.bound == nil, expression.clock == nil {
            return ("datetime", days.map { Value(value: Moment($0.begin, 86_399).spaced) })
        }
        if let clock = expression.clock { return timed(expression, days, clock, words) }
        if let bound = expression.bound, expression.rule.hasPrefix("b-") {
            return ("daterange", days.map { day in
                bound == "before" ? Value(end: (expression.mod == "END" ? day.end : day.begin).description)
                    : Value(start: (day.isDay || bound == "since" || expression.mod != nil ? day.begin : day.end).description)
            })
        }
        if expression.rule == "range" || expression.value.utf8.contains(0x2F) {
            let parts = expression.value.split(separator: "/").map(String.init)
            if parts.count == 2, let first = interval(of: parts[0]), let last = interval(of: parts[1]) {
                // A range for so many days ends with them.
                if expression.rule.contains("-for") || expression.rule.contains("portion") || expression.rule.contains("less-after"), let end = expression.end {
                    return ("daterange", [Value(start: first.begin.description, end: end.description)])
                }
                let from = Self.edge(words, first, isStart: true), to = Self.edge(words, last, isStart: false)
                var values = [Value(start: from.description, end: to.description)]
                // The other year, where the words name none.
                for other in expression.alternatives.compactMap({ interval(of: $0.value)?.begin }) {
                    let years = other.components.year - first.begin.components.year
                    func moved(_ date: CivilDate) -> String? { CivilDate(date.components.year + years, date.components.month, date.components.day)?.description }
                    if let start = moved(from), let end = moved(to) { values.append(Value(start: start, end: end)) }
                }
                return ("daterange", values)
            }
        }
        if days.first?.isDay == true { return ("date", days.map { Value(value: $0.begin.description) }) }
        // The late part of a month is its second half, and so is "EOY".
        return ("daterange", days.map { day in
            var begin = day.begin
            if expression.mod == "END", let month = CivilDate(begin.components.year, expression.rule == "eoy" ? 7 : begin.components.month, expression.rule == "eoy" ? 1 : 16),
                expression.granularity == "month" && !expression.rule.hasSuffix("later-rel") || expression.rule == "eoy"
            { begin = month }
            return Value(start: begin.description, end: day.end.description)
        })
    }

    /// Where a range begins or ends that names a part of a period: after "the end of" it, on its middle day, else on its first day.
    private static func edge(_ words: String, _ days: (begin: CivilDate, end: CivilDate), isStart: Bool) -> CivilDate {
        let parts = words.split(separator: " ").split { ["to", "and", "until", "till", "through"].contains($0) }
        guard parts.count == 2, let part = isStart ? parts.first : parts.last else { return days.begin }
        if part.contains("end") { return days.end }
        if part.contains("middle") || part.contains("mid") { return days.begin.adding(days: Int(days.end.dayNumber - days.begin.dayNumber) / 2) }
        return days.begin
    }

    private typealias Days = (begin: CivilDate, end: CivilDate, isDay: Bool)

    /// The readings of the date, without its clock time: the one chosen and the alternatives.
    private func days(of expression: TemporalExpressions.Expression, _ words: String) -> [Days] {
        guard let begin = expression.begin, var end = expression.end else { return [] }
        // Feasts of several days are their first one.
        if expression.rule.contains("holiday"), expression.granularity == "day" { end = begin.adding(days: 1) }
        let isDay = ["day", "hour", "minute", "second", "part"].contains(expression.granularity ?? "") && end.dayNumber - begin.dayNumber == 1
        // A weekday that is today's means today, and the one a week ago.
        let isToday = begin.dayNumber - now.day.dayNumber == 7 && isDay && expression.alternatives.first.flatMap { CivilDate(iso: $0.value) } == now.day.adding(days: -7)
        var result: [Days] = [isToday ? (now.day, now.day.adding(days: 1), isDay) : (begin, end, isDay)]
        for alternative in expression.alternatives {
            // Another order of day and month is no other date.
            if let other = CivilDate(iso: alternative.value)?.components, begin.components.year == other.year, begin.components.month == other.day,
                begin.components.day == other.month
            { continue }
            if let other = interval(of: alternative.value) { result.append((other.begin, other.end, isDay)) }
        }
        // Two digits of a decade leave the century open.
        if expression.granularity == "decade", !words.contains("19"), !words.contains("18"), words.contains("ties") || words.contains("0"),
            !words.contains("20"), let first = CivilDate(begin.components.year + 100, 1, 1), let last = CivilDate(begin.components.year + 110, 1, 1)
        {
            result.append((first, last, false))
        }
        return result
    }

    /// The days of a TIMEX3 date.
    private func interval(of timex: String) -> (begin: CivilDate, end: CivilDate)? {
        if let day = CivilDate(iso: timex) { return (day, day.adding(days: 1)) }
        let parts = timex.split(separator: "-").map(String.init)
        guard let year = Int(parts.first ?? "") else { return nil }
        func month(_ index: Int) -> CivilDate? { CivilDate(year + (index - 1) / 12, (index - 1) % 12 + 1, 1) }
        func span(_ from: Int, _ to: Int) -> (begin: CivilDate, end: CivilDate)? { month(from).flatMap { begin in month(to).map { (begin, $0) } } }
        guard parts.count > 1 else { return parts[0].count == 4 ? span(1, 13) : nil }
        if let number = Int(parts[1]) { return span(number, number + 1) }
        if parts[1].hasPrefix("W"), let number = Int(parts[1].dropFirst()), let fourth = CivilDate(year, 1, 4) {
            let monday = fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
            return (monday, monday.adding(days: 7))
        }
        if parts[1].hasPrefix("Q"), let number = Int(parts[1].dropFirst()) { return span(number * 3 - 2, number * 3 + 1) }
        return nil
    }

    private func duration(_ expression: TemporalExpressions.Expression, _ words: String) -> (type: String, values: [Value]) {
        let seconds = ["second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2_592_000, "quarter": 7_776_000, "year": 31_536_000, "decade": 315_360_000]
        let unit = expression.granularity ?? "day"
        let digits = expression.value.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let begin = expression.begin, let end = expression.end else {
            return ("duration", [Value(value: Self.seconds(of: expression.value) ?? "not resolved")])
        }
        guard let count = Int(digits), let size = seconds[unit] else { return ("duration", [Value(value: "not resolved")]) }
        let isPast = begin < now.day
        if size < 86_400 {
            let (from, to) = isPast || words.hasPrefix("last ") || words.hasPrefix("past ") ? (now.adding(-count * size), now) : (now, now.adding(count * size))
            return ("datetimerange", [Value(start: from.spaced, end: to.spaced)])
        }
        if unit == "quarter" {
            // Quarters are counted whole.
            let (year, month, _) = now.day.components
            let index = year * 4 + (month - 1) / 3
            func day(_ quarter: Int) -> String { (CivilDate(quarter / 4, quarter % 4 * 3 + 1, 1) ?? begin).description }
            return ("daterange", [isPast ? Value(start: day(index - count), end: day(index)) : Value(start: day(index + 1), end: day(index + 1 + count))])
        }
        if isPast { return ("daterange", [Value(start: begin.description, end: end.description)]) }
        return ("daterange", [Value(start: begin.adding(days: 1).description, end: end.adding(days: 1).description)])
    }

    /// The seconds of an ISO 8601 period, with a fraction; nil when its number is open.
    private static func seconds(of period: String) -> String? {
        let sizes = ["Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400, "WE": 172_800, "DE": 315_360_000, "CE": 3_153_600_000, "Q": 7_776_000, "TH": 3600, "TM": 60, "TS": 1]
        var total = 0, thousandths = 0, scale = 0, isTime = false, isEmpty = true
        var letters = ""
        func size() -> Int? { sizes[(isTime ? "T" : "") + letters] }
        func close() -> Bool {
            guard !letters.isEmpty else { return true }
            guard let size = size() else { return false }
            total += thousandths * size
            (thousandths, scale, letters, isEmpty) = (0, 0, "", false)
            return true
        }
        for character in period.dropFirst() {
            if character == "." { scale = 1000; continue }
            if let digit = character.wholeNumberValue {
                if !letters.isEmpty, !close() { return nil }
                if scale == 0 { thousandths = thousandths * 10 + digit * 1000 } else { scale /= 10; thousandths += digit * scale }
            } else if character == "T" {
                if !close() { return nil }
                isTime = true
            } else {
                letters.append(character)
            }
        }
        guard close(), !isEmpty else { return nil }
        let whole = String(total / 1000)
        guard total % 1000 != 0 else { return whole }
        var fraction = String(1000 + total % 1000).dropFirst()
        while fraction.last == "0" { fraction = fraction.dropLast() }
        return whole + "." + fraction
    }

    /// The words say which half of the day is meant.
    private static func namesHalfOfDay(_ words: String) -> Bool {
        if ["morning", "afternoon", "evening", "night", "noon", "tonite", "midday", "mid day"].contains(where: { words.contains($0) }) { return true }
        if words.contains("ish") || (13...23).contains(where: { words.contains("\($0):") }) { return true }
        let bytes = Array(words.utf8)
        for index in bytes.indices.dropFirst() where bytes[index] == 0x61 || bytes[index] == 0x70 || bytes[index] == 0x68 {
            // 9a, 9 am, 9 p.m., 9h
            var before = index - 1
            if bytes[before] == 0x20 || bytes[before] == 0x2E, before > 0 { before -= 1 }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
            let isDigit = (0x30...0x39).contains(bytes[before])
            if isDigit, next == 0x6D || next == 0x2E || next == 0x20 && before == index - 1 || (0x30...0x39).contains(next) { return true }
            if !isDigit, bytes[index] != 0x68, next == 0x6D, index + 2 == bytes.count || bytes[index + 2] == 0x20 { return true }
        }
        // 08:00 and 15:00 belong to one half of the day; midnight too.
        guard let start = words.firstIndex(where: { $0.isNumber }) else { return false }
        let hour = words[start...].prefix { $0.isNumber }
        return hour.hasPrefix("0") && hour.count == 2 || (Int(hour).map { $0 > 12 && $0 < 25 } ?? false)
    }

    private func timed(
        _ expression: TemporalExpressions.Expression, _ days: [Days], _ clock: Range<Int32>, _ words: String
    ) -> (type: String, values: [Value]) {
        let alone = ["r-clock", "r-at", "r-span", "r-span-part", "r-span-pm", "r-span-clock", "r-part-alone", "r-lunch", "r-clock-for", "r-hour-for", "r-span-h-h", "r-hour-for-decimal", "r-for-decimal-hour", "b-clock-and-later", "b-clock-and-earlier", "r-for-clock", "r-for-hour", "b-clock", "clock", "about-clock", "r-minutes-to"]
            .contains(expression.rule)
        func print(_ day: CivilDate, _ second: Int) -> String {
            let moment = Moment(day, second)
            return alone ? moment.clock : moment.spaced
        }
        let isRange = expression.value.utf8.contains(0x2F)
        let part = expression.value.firstIndex(of: "T").map { String(expression.value[expression.value.index(after: $0)...]) } ?? ""
        if words.hasSuffix("lunch") || words.hasSuffix("lunchtime") {
            return (alone ? "timerange" : "datetimerange", days.map { Value(start: print($0.begin, 11 * 3600), end: print($0.begin, 13 * 3600)) })
        }
        if !isRange, part.first?.isLetter == true {
            var hours = ["MO": (8, 12), "AF": (12, 16), "EV": (16, 20), "NI": (20, 24), "MI": (11, 13)][part] ?? (8, 18)
            if expression.mod == "START" { hours.1 = (hours.0 + hours.1) / 2 }
            if expression.mod == "END" { hours.0 = (hours.0 + hours.1) / 2 }
            return (alone ? "timerange" : "datetimerange", days.map {
                Value(start: print($0.begin, hours.0 * 3600), end: print($0.begin, hours.1 == 24 ? 86_399 : hours.1 * 3600))
            })
        }
        let first = Int(clock.lowerBound)
        var shifts = [0]
        let isMoment = ["in-units", "in-units-now", "in-15", "hence", "ago", "ago-2", "from-now", "today-in"].contains(expression.rule)
        if !isMoment, !Self.namesHalfOfDay(words) { shifts = first < 43_200 ? [0, 43_200] : [0, -43_200] }
        // A range over noon, or of a told length, has no second reading.
        if isRange, first < 43_200 && Int(clock.upperBound) > 43_200 || words.contains("for ") { shifts = [0] }
        var values: [Value] = []
        for shift in shifts {
            for day in days {
                let from = print(day.begin, first + shift), to = print(day.begin, Int(clock.upperBound) + shift)
                if isRange { values.append(Value(start: from, end: to)) }
                else if let bound = expression.bound, expression.rule.hasPrefix("b-") { values.append(bound == "before" ? Value(end: from) : Value(start: from)) }
                else { values.append(Value(value: from)) }
            }
        }
        if isRange || expression.bound != nil && expression.rule.hasPrefix("b-") { return (alone ? "timerange" : "datetimerange", values) }
        return (alone ? "time" : "datetime", values)
    }
}
