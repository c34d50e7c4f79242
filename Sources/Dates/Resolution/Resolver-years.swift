import Prose

extension Resolver {
    /// The year of an expression that has none: by direction words, by the story, or by tense from the publication.
    mutating func chosenYear(_ index: Int, _ value: CalendarValue, _ reading: Reading) -> Int? {
        if mode == .narrative || prefersStory(index), reading.relation != .deictic, !reading.has(.dir) || published == nil {
            if let year = storyYear(index, value) { return year }
        }
        guard let published else { return nil }
        let year = published.components.year
        // Compare at the granularity of the expression: the month for a month, the day for a day.
        func position(_ y: Int) -> Int {
            var candidate = value
            candidate.year = y
            guard let interval = candidate.interval else { return 0 }
            if interval.end <= published { return -Int(published.dayNumber - interval.end.dayNumber) - 1 }
            if interval.begin > published { return Int(interval.begin.dayNumber - published.dayNumber) }
            return 0
        }
        if let direction = reading[.dir] {
            if direction < 0 { return position(year) < 0 ? year : year - 1 }
            if direction > 0 { return position(year) > 0 ? year : year + 1 }
            return year
        }
        if let weekday = reading[.w].map(Int.init), value.day != nil {
            // "Tuesday, August 31" fits only some years.
            for candidate in [year, year - 1, year + 1, year - 2, year + 2] {
                var dated = value
                dated.year = candidate
                if dated.date?.weekday == weekday { return candidate }
            }
        }
        let here = position(year)
        switch options.prefer {
        case .past: return here <= 0 ? year : year - 1
        case .future: return here >= 0 ? year : year + 1
        case .auto: break
        }
        let past = here <= 0 ? year : year - 1
        let future = here >= 0 ? year : year + 1
        let chosen: Int
        switch tenses[index] {
        case .past, .present: chosen = past
        case .future: chosen = future
        case .unknown: chosen = -position(past) <= position(future) + 60 ? past : future
        }
        if past != future {
            var other = value
            other.year = chosen == future ? past : future
            mentions[index].alternatives = [(other.timex, 0.25)]
            mentions[index].confidence = 0.75
        }
        return chosen
    }

    /// In a news text: the sentence, or the one before it, speaks of an explicit other year.
    private func prefersStory(_ index: Int) -> Bool {
        guard options.anchor == .auto, let at = lastMention(before: index, atLeast: .month, within: 2), let published else { return false }
        guard mentions[at].isExplicit || mentions[at].anchor != nil, let year = mentions[at].calendar?.year else { return false }
        return abs(year - published.components.year) >= 1 && mentions[at].isExplicit
    }

    /// The year that the story has reached.
    private mutating func storyYear(_ index: Int, _ value: CalendarValue) -> Int? {
        guard let at = lastMention(before: index, atLeast: .year), let year = mentions[at].calendar?.year else { return nil }
        mentions[index].anchor = at
        return year
    }
}
