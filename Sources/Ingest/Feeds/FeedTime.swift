import Prose

/// Times as feeds write them: RFC 822, ISO 8601 and what people make of both.
enum FeedTime {
    private static let zones: [String: String] = [
        "GMT": "Z", "UT": "Z", "UTC": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00",
        "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00", "BST": "+01:00", "JST": "+09:00", "MSK": "+03:00",
    ]

    /// ISO 8601 with zone where one was written; nil for what is no date.
    static func iso(_ text: String, _ dates: DateReader) -> String? {
        guard let found = dates.first(in: text, order: .monthFirst) else { return partial(text) }
        guard var time = found.time else { return found.day.description }
        if time.utf8.count == 19, let last = text.split(separator: " ").last, let zone = zones[last.uppercased()] { time += zone }
        return time
    }

    /// A year or a month alone: its first day.
    private static func partial(_ text: String) -> String? {
        let parts = text.trimmed.split(separator: "-")
        guard let year = parts.first, year.count == 4, Int(year) != nil, parts.count <= 2 else { return nil }
        if parts.count == 2 { return Int(parts[1]).map { (1...12).contains($0) ? "\(year)-\(ClockReader.two($0))-01" : nil } ?? nil }
        return "\(year)-01-01"
    }
}
