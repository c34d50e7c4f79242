import Prose

/// Times with a zone, reckoned to UTC.
enum UniversalTime {
    /// `2023-07-02T15:01:00+02:00` as `20230702130100`; nil for what is no time, or names no zone.
    static func digits(of text: String) -> String? {
        guard text.utf8.count >= 17, let day = CivilDate(iso: text.prefix(10)) else { return nil }
        var rest = text.dropFirst(10)
        guard rest.first == "T" || rest.first == " " else { return nil }
        rest = rest.dropFirst()
        func number(_ length: Int, upTo limit: Int) -> Int? {
            let digits = rest.prefix(length)
            guard digits.count == length, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let value = Int(digits), value <= limit else { return nil }
            rest = rest.dropFirst(length)
            return value
        }
        guard let hour = number(2, upTo: 23), rest.first == ":" else { return nil }
        rest = rest.dropFirst()
        guard let minute = number(2, upTo: 59) else { return nil }
        var second = 0
        if rest.first == ":" {
            rest = rest.dropFirst()
            guard let found = number(2, upTo: 60) else { return nil }
            second = min(found, 59)
            if rest.first == "." { rest = rest.dropFirst().drop { $0.isASCII && $0.isNumber } }
        }
        var offset = 0
        switch rest.first {
        case "Z"?: rest = rest.dropFirst()
        case "+"?, "-"?:
            let sign = rest.first == "-" ? -1 : 1
            rest = rest.dropFirst()
            guard let hours = number(2, upTo: 15) else { return nil }
            if rest.first == ":" { rest = rest.dropFirst() }
            offset = sign * (hours * 60 + (number(2, upTo: 59) ?? 0))
        default: return nil
        }
        guard rest.isEmpty else { return nil }
        let minutes = Int(day.dayNumber) * 1440 + hour * 60 + minute - offset
        let date = CivilDate(dayNumber: Int32(minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440))
        let within = ((minutes % 1440) + 1440) % 1440
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return date.description.filter { $0 != "-" } + two(within / 60) + two(within % 60) + two(second)
    }
}
