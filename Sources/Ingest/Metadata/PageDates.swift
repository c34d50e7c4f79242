import Markup
import Prose

/// Days of publication and of the last change, from all signals of a page.
struct PageDates {
    let reader: DateReader
    let words: BylineWords
    let order: DayOrder

    struct Result {
        var published: (found: FoundDate, source: String)?
        var modified: (found: FoundDate, source: String)?
    }

    /// - Parameters:
    ///   - visible: blocks of the page that may show a date, the likeliest first.
    func find(_ signals: PageSignals, url: String?, visible: [(text: String, rank: Int)], headingNode: Int) -> Result {
        var result = Result()
        for candidate in modifiedCandidates(signals) {
            if let found = reader.first(in: candidate.value, order: order) ?? epoch(candidate.value) {
                result.modified = (found, candidate.source)
                break
            }
        }
        for candidate in publishedCandidates(signals, headingNode) {
            if let found = reader.first(in: candidate.value, order: order) ?? epoch(candidate.value) {
                result.published = (found, candidate.source)
                break
            }
        }
        if result.published == nil, let url, let day = inAddress(url) {
            result.published = (FoundDate(day: day, range: 0..<0), "url")
        }
        if result.published == nil { visibleDates(visible, &result) }
        if result.published == nil, let modified = result.modified { result.published = (modified.found, modified.source) }
        return result
    }

    private func publishedCandidates(_ signals: PageSignals, _ headingNode: Int) -> [PageSignals.Candidate] {
        var list: [PageSignals.Candidate] = []
        if let value = signals.jsonLD.published { list.append(.init(value: value, source: "json-ld", rank: 5)) }
        list += signals.candidates(.published)
        for time in signals.times where time.isPublication { list.append(.init(value: time.value, source: "time", rank: 22)) }
        let plain = signals.times.filter { !$0.isModification && !$0.isPublication }
        // Times above the headline belong to other things.
        if let first = plain.first(where: { $0.node > headingNode }) ?? plain.first { list.append(.init(value: first.value, source: "time", rank: 40)) }
        return list.indices.sorted { (list[$0].rank, $0) < (list[$1].rank, $1) }.map { list[$0] }
    }

    private func modifiedCandidates(_ signals: PageSignals) -> [PageSignals.Candidate] {
        var list: [PageSignals.Candidate] = []
        if let value = signals.jsonLD.modified { list.append(.init(value: value, source: "json-ld", rank: 5)) }
        list += signals.candidates(.modified)
        for time in signals.times where time.isModification { list.append(.init(value: time.value, source: "time", rank: 22)) }
        return list.indices.sorted { (list[$0].rank, $0) < (list[$1].rank, $1) }.map { list[$0] }
    }

    /// Seconds or milliseconds since 1970, as some pages write.
    private func epoch(_ text: String) -> FoundDate? {
        let trimmed = text.trimmed
        guard trimmed.utf8.count == 10 || trimmed.utf8.count == 13, let value = Int(trimmed), value > 0 else { return nil }
        let seconds = trimmed.utf8.count == 13 ? value / 1_000 : value
        let day = CivilDate(dayNumber: Int32(truncatingIfNeeded: seconds / 86_400))
        guard seconds < 4_102_444_800, day >= CivilDate(dayNumber: 7_300) else { return nil }
        return FoundDate(day: day, range: 0..<trimmed.utf8.count)
    }

    /// /2023/01/05/, /2023-01-05-, /20230105.
    func inAddress(_ url: String) -> CivilDate? {
        let parts = url.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "_" || $0 == "." || $0 == "?" || $0 == "=" || $0 == "&" })
        for (index, part) in parts.enumerated() {
            if part.count == 4, let year = Int(part), (1995...2035).contains(year), index + 2 < parts.count,
                let day = Int(parts[index + 2].prefix(while: { $0.isASCII && $0.isNumber })), parts[index + 2].count <= 2
            {
                if let month = Int(parts[index + 1]), parts[index + 1].count <= 2, let date = CivilDate(year, month, day) { return date }
                if let month = englishMonth(parts[index + 1]), let date = CivilDate(year, month, day) { return date }
            }
            if part.count == 8, let value = Int(part), (1995...2035).contains(value / 10_000),
                let date = CivilDate(value / 10_000, value / 100 % 100, value % 100)
            {
                return date
            }
        }
        return nil
    }

    private func englishMonth(_ text: Substring) -> Int? {
        guard text.count == 3 else { return nil }
        return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].firstIndex(of: text.lowercased()).map { $0 + 1 }
    }

    private func visibleDates(_ visible: [(text: String, rank: Int)], _ result: inout Result) {
        for block in visible {
            guard let found = reader.first(in: block.text, order: order) else { continue }
            let before = String(decoding: Array(block.text.utf8.prefix(found.range.lowerBound)), as: UTF8.self).trimmed
            if words.rest(of: before, after: words.updated) != nil {
                if result.modified == nil { result.modified = (found, "text") }
                let rest = Array(block.text.utf8.dropFirst(found.range.upperBound))
                if let second = reader.first(in: rest, order: order) { result.published = (second, "text") }
                if result.published == nil { continue }
                return
            }
            result.published = (found, "text")
            return
        }
    }
}
