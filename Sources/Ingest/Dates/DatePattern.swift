/// The forms of a date that may begin at a token.
struct DatePattern {
    struct Match {
        var year: Int
        var month: Int
        var day: Int
        /// First token and one past the last.
        var first: Int
        var next: Int
        var isAmbiguous = false
        var provenOrder: DayOrder?
        var isLoose = false
    }

    let tokens: [DateTokens.Token]
    let start: Int

    func match(_ order: DayOrder) -> Match? {
        switch tokens[start].kind {
        case .number(let value, let digits):
            // A digit group that goes on is part of a longer number.
            if start > 0, !tokens[start].isSpaced, isJoined(start - 1) { return nil }
            if digits == 4, let match = yearFirst(value) { return match }
            if digits == 8, let match = compact(value) { return match }
            if digits <= 2, case .era(let before)? = kind(start - 1), start > 0, let match = yearFirst(before + value) { return match }
            if digits <= 2 { return dayName(value) ?? numeric(value, order) }
            return nil
        case .month(let month): return monthName(month)
        default: return nil
        }
    }

    private func kind(_ index: Int) -> DateTokens.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }
    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        if case .number(let value, let digits)? = kind(index) { (value, digits) } else { nil }
    }
    private func isMark(_ index: Int, _ marks: UInt8...) -> Bool {
        if case .mark(let mark)? = kind(index) { marks.contains(mark) } else { false }
    }
    private func isJoined(_ index: Int) -> Bool { isMark(index, 0x2E, 0x3A, 0x24) && number(index - 1) != nil && index > 0 }
    /// A year of two digits: of this century until 2050.
    private func fullYear(_ value: Int, _ digits: Int) -> Int? {
        switch digits {
        case 4: value
        case 2: value <= 50 ? 2000 + value : 1900 + value
        default: nil
        }
    }

    /// 2023-01-05, 2023/1/5, 2023.01.05, 2023年1月5日, 2023 January 5.
    private func yearFirst(_ year: Int) -> Match? {
        // The years of Iran and of Thailand are those of other calendars.
        guard year >= 1900 && year < 2100 || year >= 1340 && year < 1440 || year >= 2443 && year < 2640 else { return nil }
        if case .yearSign? = kind(start + 1), let month = number(start + 2), case .monthSign? = kind(start + 3),
            let day = number(start + 4)
        {
            var next = start + 5
            if case .daySign? = kind(next) { next += 1 }
            return Match(year: year, month: month.value, day: day.value, first: start, next: next)
        }
        if isMark(start + 1, 0x2D, 0x2F, 0x2E), let month = number(start + 2), month.digits <= 2, sameMark(start + 1, start + 3),
            let day = number(start + 4), day.digits <= 2
        {
            // The T of ISO 8601 is read with the time.
            return Match(year: year, month: month.value, day: day.value, first: start, next: start + 5)
        }
        var at = start + 1
        if isMark(at, 0x2E, 0x2C, 0x2D) { at += 1 }
        if case .month(let month)? = kind(at) {
            at += 1
            if isMark(at, 0x2E, 0x2D) { at += 1 }
            if let day = number(at), day.digits <= 2 { return Match(year: year, month: month, day: day.value, first: start, next: at + 1) }
        }
        return nil
    }

    private func sameMark(_ a: Int, _ b: Int) -> Bool {
        guard let first = kind(a), let second = kind(b) else { return false }
        return first == second
    }

    /// 20230105.
    private func compact(_ value: Int) -> Match? {
        let year = value / 10_000
        guard year >= 1990, year < 2100, (1...12).contains(value / 100 % 100), (1...31).contains(value % 100) else { return nil }
        return Match(year: year, month: value / 100 % 100, day: value % 100, first: start, next: start + 1)
    }

    /// 5 January 2023, 5. Januar 2023, 5 de enero de 2023, 5th of Jan, 2023, 05-Jan-23.
    private func dayName(_ day: Int) -> Match? {
        guard (1...31).contains(day) else { return nil }
        var at = start + 1
        // An ordinal's ending or a dot, then one small word.
        if case .word? = kind(at), !tokens[at].isSpaced, tokens[at].range.count <= 3 { at += 1 }
        if isMark(at, 0x2E, 0x2D, 0x2F, 0xBA) { at += 1 }
        if case .word? = kind(at), tokens[at].range.count <= 4 { at += 1 }
        guard case .month(let month)? = kind(at) else { return nil }
        at += 1
        for _ in 0..<2 {
            if isMark(at, 0x2E, 0x2C, 0x2D, 0x2F) { at += 1 }
            if case .word? = kind(at), tokens[at].range.count <= 4 { at += 1 }
        }
        guard let year = number(at), let full = fullYear(year.value, year.digits) else { return nil }
        if year.digits == 2, isMark(at + 1, 0x3A) { return nil }
        return Match(year: full, month: month, day: day, first: start, next: at + 1)
    }

    /// January 5, 2023; Jan. 5th 2023; Jan 5 10:00:00 2023.
    private func monthName(_ month: Int) -> Match? {
        var at = start + 1
        if isMark(at, 0x2E, 0x2D, 0x2F) { at += 1 }
        guard let day = number(at), day.digits <= 2, (1...31).contains(day.value) else { return nil }
        at += 1
        if case .word? = kind(at), !tokens[at].isSpaced, tokens[at].range.count <= 3 { at += 1 }
        if isMark(at, 0x2C, 0x2E, 0x2D, 0x2F) { at += 1 }
        if isMark(at, 0x2C, 0x2E) { at += 1 }
        if let hour = number(at), hour.digits <= 2, isMark(at + 1, 0x3A), number(at + 2) != nil {
            // The C library's form, with the year at the end.
            var last = at + 3
            if isMark(last, 0x3A), number(last + 1) != nil { last += 2 }
            if case .word? = kind(last) { last += 1 }
            if let year = number(last), year.digits == 4 { return Match(year: year.value, month: month, day: day.value, first: start, next: last + 1) }
            return nil
        }
        guard let year = number(at), year.digits == 4 || (year.digits == 2 && isMark(at - 1, 0x2C, 0x2D, 0x2F)),
            let full = fullYear(year.value, year.digits)
        else { return nil }
        return Match(year: full, month: month, day: day.value, first: start, next: at + 1)
    }

    /// 05/01/2023, 5.1.2023, 05-01-23.
    private func numeric(_ first: Int, _ order: DayOrder) -> Match? {
        guard isMark(start + 1, 0x2F, 0x2E, 0x2D) else { return nil }
        guard let second = number(start + 2), second.digits <= 2, sameMark(start + 1, start + 3), let year = number(start + 4),
            year.digits == 4 || year.digits == 2, let full = fullYear(year.value, year.digits)
        else { return nil }
        // Version numbers and times have dots too: 1.2.23 is a date for sure only with the year in full or two digits in each place.
        let isDotted = isMark(start + 1, 0x2E)
        let isLoose = year.digits == 2 && (second.digits < 2 || tokens[start].range.count < 2)
        if isLoose {
            guard isDotted, year.value <= 40, second.value <= 12, first <= 31, !isMark(start + 5, 0x2E) || number(start + 6) == nil || tokens[start + 6].isSpaced else { return nil }
            if start > 0, !tokens[start].isSpaced, case .word = tokens[start - 1].kind { return nil }
        }
        var (day, month) = (first, second.value)
        if order == .monthFirst, !isDotted { (day, month) = (second.value, first) }
        if month > 12 { (day, month) = (month, day) }
        let proven: DayOrder? = isDotted || first == second.value ? nil : first > 12 ? .dayFirst : second.value > 12 ? .monthFirst : nil
        return Match(
            year: full, month: month, day: day, first: start, next: start + 5, isAmbiguous: !isDotted && first <= 12 && second.value <= 12 && first != second.value,
            provenOrder: proven, isLoose: isLoose)
    }
}
