import Prose

extension Resolver {
    /// Accounts compare periods: "the quarter", "the latest period", "the year-earlier quarter", and "a year ago" after a quarter.
    mutating func accounted(_ index: Int, _ reading: Reading, _ unit: TimeUnit, _ direction: Int) -> CalendarValue? {
        let isComparison = unit == .quarter && reading[.n] == 4
        let isYearAgo = unit == .year && reading[.n] == 1 && direction < 0 && reading.relation != .open
        guard mode == .published, register == .prose, isComparison || isYearAgo || (unit == .quarter && reading.relation == .anaphoric)
        else { return nil }
        if !isComparison, !isYearAgo, direction == 0, let ended = quarterEnding(after: index) { return ended }
        let told = lastPeriod(before: index)
        if isYearAgo {
            guard let told else { return nil }
            mentions[index].anchor = told.mention
            if told.isYear { return today.flatMap { $0.shifted(-1, .year) } }
            return mentions[told.mention].calendar?.shifted(-4, .quarter)
        }
        // "The latest quarter" is over when it is reported.
        if mentions[index].rule == "quarter-latest", let last = today?.shifted(-1, .quarter) {
            guard let told, !told.isYear, let quarter = mentions[told.mention].calendar else { return last }
            mentions[index].anchor = told.mention
            return quarter
        }
        let base: CalendarValue?
        // "The year-earlier results" after those of nine months are of the year.
        if isComparison, mentions[index].rule == "year-earlier", let told, told.isYear {
            mentions[index].anchor = told.mention
            return today?.shifted(-1, .year)
        }
        if let told, !told.isYear {
            mentions[index].anchor = told.mention
            base = mentions[told.mention].calendar
        } else {
            base = today?.shifted(-1, .quarter)
        }
        return isComparison ? base?.shifted(-4, .quarter) : base
    }

    /// The number of the quarter that was spoken of within the last sentences.
    func quarterTold(before index: Int) -> Int? {
        guard mode == .published, let told = lastPeriod(before: index), !told.isYear,
            mentions[index].sentence - mentions[told.mention].sentence <= 4
        else { return nil }
        return mentions[told.mention].calendar?.quarter
    }

    /// The calendar quarter of an account's quarter that "ended Sept. 30".
    private mutating func quarterEnding(after index: Int) -> CalendarValue? {
        let next = index + 1
        guard next < mentions.count, mentions[next].sentence == mentions[index].sentence,
            mentions[next].span.start - mentions[index].span.end <= 9, mentions[next].reading.has(.d), mentions[next].reading.has(.m),
            let day = monthOrDay(next, mentions[next].reading)?.date
        else { return nil }
        return CalendarValue(.quarter, containing: day.adding(days: -45))
    }

    /// Whether a quarter was over at the publication: by the calendar, or since the words tell what it brought.
    private func isReported(_ index: Int) -> Bool {
        guard let published, let begin = mentions[index].begin, let end = mentions[index].end, end > published else { return true }
        guard begin <= published, !cues[index].pointsForward else { return false }
        switch cues[index].before {
        case .past, .saying, .participle: return true
        case .none: return cues[index].after == .past
        default: return false
        }
    }

    /// The period that figures were last given for: a quarter, or a year where the text has gone on to one or to nine months.
    private func lastPeriod(before index: Int) -> (mention: Int, isYear: Bool)? {
        var at = index - 1
        var mayBeYear = true
        while at >= 0, index - at <= 200 {
            let mention = mentions[at]
            // Neither a quarter to come nor one that was only compared with.
            if mention.calendar?.unit == .quarter, mention.reading.unit != .year, mention.reading[.n] != 4, mention.rule != "year-quarter", isReported(at) {
                return (at, false)
            }
            let distance = mentions[index].sentence - mention.sentence
            if distance > 1 { mayBeYear = false }
            if mayBeYear, mention.kind == .duration, let unit = mention.reading.unit, let count = mention.reading[.n],
                unit == .month && (6...12).contains(count) || unit == .year && count == 1 && mention.rule.hasPrefix("year-ended")
            {
                return (at, true)
            }
            at -= 1
        }
        return nil
    }
}
