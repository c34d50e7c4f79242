/// Reads the time of day and the zone after a date.
enum ClockReader {
    static func read(_ tokens: [DateTokens.Token], from start: Int) -> (text: String, next: Int)? {
        func number(_ index: Int) -> (value: Int, digits: Int)? {
            guard index < tokens.count, case .number(let value, let digits) = tokens[index].kind else { return nil }
            return (value, digits)
        }
        func isMark(_ index: Int, _ mark: UInt8) -> Bool { index < tokens.count && tokens[index].kind == .mark(mark) }
        var at = start
        // "T", a comma, a bar, "at", "um": at most two tokens between day and time.
        for _ in 0..<2 where number(at) == nil && at < tokens.count { at += 1 }
        guard let hour = number(at), hour.digits <= 2, hour.value < 24, isMark(at + 1, 0x3A), let minute = number(at + 2),
            minute.digits == 2, minute.value < 60
        else { return nil }
        at += 3
        var second = 0
        if isMark(at, 0x3A), let value = number(at + 1), value.value < 61 {
            second = value.value
            at += 2
            if isMark(at, 0x2E), number(at + 1) != nil { at += 2 }
        }
        var text = "\(two(hour.value)):\(two(minute.value)):\(two(second))"
        if at < tokens.count, case .word = tokens[at].kind, tokens[at].range.count == 1, !tokens[at].isSpaced {
            return (text + "Z", at + 1)
        }
        if isMark(at, 0x2B) || isMark(at, 0x2D), let zone = number(at + 1) {
            let sign = isMark(at, 0x2B) ? "+" : "-"
            if zone.digits == 4, zone.value < 1500 {
                text += "\(sign)\(two(zone.value / 100)):\(two(zone.value % 100))"
                return (text, at + 2)
            }
            if zone.digits == 2, zone.value < 15 {
                let minutes = isMark(at + 2, 0x3A) ? number(at + 3)?.value ?? 0 : 0
                return (text + "\(sign)\(two(zone.value)):\(two(min(59, minutes)))", isMark(at + 2, 0x3A) ? at + 4 : at + 2)
            }
        }
        return (text, at)
    }

    static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
