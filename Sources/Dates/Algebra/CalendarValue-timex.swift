extension CalendarValue {
    /// The TIMEX3 value; what is not known is written `X`.
    var timex: String {
        var text = dateText
        if unit <= .part, hour != nil || part != nil { text += clockText }
        return text
    }

    private var dateText: String {
        let y = yearText
        switch unit {
        case .millennium: return year.map { padded(floorDivide($0, 1000), 1) + "XXX" } ?? "XXXX"
        case .century: return year.map { eraText($0, digits: 2) } ?? "XX"
        case .decade: return year.map { eraText($0, digits: 3) } ?? "XXXX"
        case .year: return y
        case .half: return "\(y)-H\(half ?? 1)"
        case .quarter: return quarter == nil ? "\(y)-QX" : "\(y)-Q\(quarter ?? 1)"
        case .season: return "\(y)-\(Keyword.seasons[season ?? 0])"
        case .month: return "\(y)-\(month.map { padded($0, 2) } ?? "XX")"
        case .week: return "\(y)-W\(week.map { padded($0, 2) } ?? "XX")"
        case .weekend: return "\(y)-W\(week.map { padded($0, 2) } ?? "XX")-WE"
        default:
            if year == nil, month == nil, day == nil, let weekday { return "XXXX-WXX-\(weekday)" }
            return "\(y)-\(month.map { padded($0, 2) } ?? "XX")-\(day.map { padded($0, 2) } ?? "XX")"
        }
    }

    private var clockText: String {
        var text = "T"
        if let part, hour == nil {
            let code = Keyword.parts[part].code
            return text + (code == "MI" ? "12:00" : code == "MN" ? "24:00" : code)
        }
        text += padded(hour ?? 0, 2)
        if let minute { text += ":\(padded(minute, 2))" }
        if let second { text += ":\(padded(second, 2))" }
        if zone == 0 { text += "Z" }
        return text
    }

    private var yearText: String {
        guard let year else { return "XXXX" }
        return year > 0 ? padded(year, 4) : "BC" + padded(1 - year, 4)
    }

    /// The leading digits of a year, as ISO 8601 shortens centuries and decades.
    private func eraText(_ year: Int, digits: Int) -> String {
        if year > 0 { return String(padded(year, 4).prefix(digits)) }
        return "BC" + String(padded(-year, 4).prefix(digits))
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(abs(value))
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
