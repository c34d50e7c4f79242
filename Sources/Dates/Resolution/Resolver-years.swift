import Prose

extension Resolver {
    /// The value of an expression that has no year, by direction words, else by the weighed choice among its candidates.
    mutating func chosen(_ index: Int, _ value: CalendarValue, _ reading: Reading) -> CalendarValue {
        var result = value
        if reading.relation == .anaphoric, let direction = reading[.dir], direction != 0, let at = lastMention(before: index, atLeast: .year),
            let told = mentions[at].calendar?.interval
        {
            // "The following spring" of the date told before.
            let year = told.begin.components.year
            let candidates = ((year - 2)...(year + 2)).map { dated(value, $0) }
            let found = direction > 0 ? candidates.first { ($0.interval?.begin).map { $0 >= told.end } ?? false }
                : candidates.last { ($0.interval?.end).map { $0 <= told.begin } ?? false }
            if let found {
                mentions[index].anchor = at
                return found
            }
        }
        if let published, let direction = reading[.dir] {
            let year = published.components.year
            let here = side(of: dated(value, year), published)
            if direction < 0 { result.year = here < 0 && !reading.has(.u) ? year : year - 1 }
            else if direction > 0 { result.year = here > 0 ? year : year + 1 }
            else { result.year = year }
            // "6 January this year" is a day of the story.
            mentions[index].isDeictic = !reading.has(.d)
            return result
        }
        if reading.relation == .anaphoric, let at = lastMention(before: index, atLeast: .year) {
            mentions[index].anchor = at
            result.year = mentions[at].calendar?.year
            return result
        }
        if mentions[index].joint == 1, index > 0, reading.has(.m), mentions[index - 1].reading.has(.m), let before = mentions[index - 1].calendar,
            let year = before.year, let start = before.firstDay
        {
            // Both ends of a range lie in one year, or in two that follow each other.
            let same = dated(value, year)
            result.year = (same.firstDay ?? start) < start ? year + 1 : year
            mentions[index].anchor = index - 1
            return result
        }
        var years = candidateYears(index)
        guard !years.isEmpty else { return result }
        // The leap years around.
        if value.month == 2, value.day == 29, let year = published?.components.year {
            let leaps = ((year - 8)...(year + 8)).filter { CivilDate($0, 2, 29) != nil }
            years += [leaps.last { $0 < year }, leaps.first { $0 > year }].compactMap { $0 }.filter { !years.contains($0) }
        }
        var candidates = years.map { dated(value, $0) }.filter { $0.unit != .day || $0.date != nil }
        if let weekday = reading[.w].map(Int.init), options.prefer != .auto, let published, value.unit == .day {
            // Day of the week and date together tell the year.
            let year = published.components.year
            let fitting = ((year - 6)...(year + 6)).map { dated(value, $0) }.filter { $0.date?.weekday == weekday }
            let near = fitting.filter { abs(side(of: $0, published)) < 8 }
            if !near.isEmpty { candidates = near } else if !fitting.isEmpty { candidates = fitting }
        }
        // A weekday beside the date fits some years only.
        if let weekday = reading[.w].map(Int.init), value.unit == .day {
            let fitting = candidates.filter { $0.date?.weekday == weekday }
            if !fitting.isEmpty { candidates = fitting }
        }
        guard let best = nearest(index, candidates) ?? choose(index, candidates, reading) else { return result }
        result = best
        noteAnchor(index, best.year)
        return result
    }

    /// The candidate nearest to the publication on the side that `prefer` asks for, with the nearest of the other side as the
    /// alternative; nil when nothing is preferred.
    private mutating func nearest(_ index: Int, _ candidates: [CalendarValue]) -> CalendarValue? {
        guard options.prefer != .auto, let published else { return nil }
        let sided = candidates.map { ($0, side(of: $0, published)) }
        let next = sided.filter { $0.1 >= 0 }.min { $0.1 < $1.1 }?.0, last = sided.filter { $0.1 < 0 }.max { $0.1 < $1.1 }?.0
        let now = sided.first { $0.1 == 0 }?.0
        let chosen = options.prefer == .future ? next ?? last : now ?? last ?? next
        if let chosen, let other = chosen == next ? last : next, other != chosen {
            mentions[index].alternatives = [(other.timex, 0.4)]
            mentions[index].confidence = 0.6
        }
        return chosen
    }

    func dated(_ value: CalendarValue, _ year: Int) -> CalendarValue {
        var result = value
        result.year = year
        return result
    }

    /// Days from the publication to the value: negative before, 0 when it covers the day.
    func side(of value: CalendarValue, _ published: CivilDate) -> Int {
        guard let interval = value.interval else { return 0 }
        if interval.end <= published { return -Int(published.dayNumber - interval.end.dayNumber) - 1 }
        if interval.begin > published { return Int(interval.begin.dayNumber - published.dayNumber) }
        return 0
    }

    /// Publication year and its neighbours, and the years told lately with theirs.
    private func candidateYears(_ index: Int) -> [Int] {
        var years: [Int] = []
        func add(_ year: Int) { if !years.contains(year) { years.append(year) } }
        if let published, options.anchor != .narrative || storyYears(before: index).isEmpty {
            let year = published.components.year
            for y in [year, year - 1, year + 1] { add(y) }
        }
        if options.anchor != .published {
            for (rank, entry) in storyYears(before: index).enumerated() {
                add(entry.year)
                if rank == 0 { add(entry.year + 1); add(entry.year - 1) }
            }
        }
        return years
    }

    /// The years told before a mention, latest first, each once, with the mention that told it last.
    func storyYears(before index: Int) -> [(year: Int, mention: Int)] {
        var result: [(year: Int, mention: Int)] = []
        var at = index - 1
        while at >= 0, result.count < 5, index - at < 40 {
            if let calendar = mentions[at].calendar, let year = calendar.year, calendar.unit <= .year, !mentions[at].outsideProse,
                !mentions[at].isDeictic, !looksAway(at), !result.contains(where: { $0.year == year })
            {
                result.append((year, at))
            }
            at -= 1
        }
        return result
    }

    /// A mention that looks back or ahead from the story ("two decades earlier", "it was to end in 1976") does not move it.
    private func looksAway(_ index: Int) -> Bool {
        guard mode == .narrative else { return false }
        if mentions[index].reading.has(.n), (mentions[index].reading[.dir] ?? 0) < 0 { return true }
        guard mentions[index].calendar?.unit == .year, mentions[index].reading.has(.y) else { return false }
        switch cues[index].before {
        case .future, .conditional, .infinitive: return true
        default: return false
        }
    }

    /// The best candidate; the one nearest to the publication where the weights see no difference.
    mutating func choose(_ index: Int, _ candidates: [CalendarValue], _ reading: Reading) -> CalendarValue? {
        guard var best = candidates.first else { return nil }
        let story = storyYears(before: index)
        var bestScore = Int.min
        var scored: [(value: CalendarValue, score: Int)] = []
        for candidate in candidates {
            if let published, !allows(candidate, published) { continue }
            let features = self.features(index, candidate, story, reading)
            if choices != nil { traced.append(.init(value: candidate.timex, features: features.map { $0.name })) }
            let score = language.weights.score(features)
            scored.append((candidate, score))
            if score > bestScore { (best, bestScore) = (candidate, score) }
        }
        if choices != nil {
            choices?.append(AnchorChoice(span: mentions[index].span, candidates: traced))
            traced = []
        }
        let others = scored.filter { $0.value != best }.sorted { $0.score > $1.score }
        if let second = others.first {
            // A margin of 100 is as good as certain.
            let margin = Double(min(100, max(0, bestScore - second.score)))
            mentions[index].confidence = 0.55 + 0.0044 * margin
            mentions[index].alternatives = [(second.value.timex, 0.45 - 0.0044 * margin)]
        }
        return best
    }

    /// Whether `prefer` leaves the candidate.
    private func allows(_ candidate: CalendarValue, _ published: CivilDate) -> Bool {
        switch options.prefer {
        case .auto: true
        case .past: side(of: candidate, published) <= 0
        case .future: side(of: candidate, published) >= 0
        }
    }

    /// Links the expression to the mention that told its year.
    private mutating func noteAnchor(_ index: Int, _ year: Int?) {
        guard let year else { return }
        if let published, abs(year - published.components.year) <= 1 {
            let told = storyYears(before: index).first { $0.year == year }
            if let told, mentions[index].sentence - mentions[told.mention].sentence <= 3 {
                mentions[index].anchor = told.mention
            } else {
                mentions[index].isDeictic = true
            }
            return
        }
        let told = storyYears(before: index)
        mentions[index].anchor = told.first { $0.year == year }?.mention ?? told.first?.mention
    }
}
