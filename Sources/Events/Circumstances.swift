import Lexicons
import Prose

/// Finds date, place and figures of an event in its sentence.
struct Circumstances {
    let text: Text
    let tokens: Tokens
    let dates: [TemporalExpressions.Expression]
    let figures: [Figures.Figure]
    let entities: [Entities.Entity]
    let mentions: MentionIndex
    let actors: [ActorMentions.Actor]
    let published: CivilDate?

    /// Years after which an event is history.
    private static let historyYears: Int32 = 10
    private static let prepositions: WordSet = ["in", "at", "near", "outside", "inside", "around", "across", "throughout", "off"]

    /// Index of the date nearest to the trigger in its sentence; one in the trigger's own part of the sentence comes first.
    func date(of trigger: Span, in sentence: Span) -> Int? {
        var best: (index: Int, cost: Int)?
        for index in firstIndex(dates.count, { dates[$0].span.end <= sentence.start })..<dates.count {
            let expression = dates[index]
            if expression.span.start >= sentence.end { break }
            guard expression.kind == .date || expression.kind == .time, expression.begin != nil || expression.end != nil else { continue }
            let gap = expression.span.start >= trigger.end
                ? Span(trigger.end, expression.span.start) : Span(min(expression.span.end, trigger.start), trigger.start)
            let cost = gap.count + 60 * commas(in: gap)
            if best == nil || cost < best?.cost ?? 0 { best = (index, cost) }
        }
        return best?.index
    }

    private func commas(in span: Span) -> Int {
        text.withBytes { bytes in
            var count = 0
            for offset in span.range.clamped(to: 0..<bytes.count) where bytes[offset] == 0x2C || bytes[offset] == 0x3B { count += 1 }
            return count
        }
    }

    /// The first index for which `isBefore` is false, by bisection.
    private func firstIndex(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Indices of the figures in a span.
    func figures(in span: Span) -> [Int] {
        var found: [Int] = []
        for index in firstIndex(figures.count, { figures[$0].span.end <= span.start })..<figures.count {
            if figures[index].span.start >= span.end { break }
            found.append(index)
        }
        return found
    }

    /// The place after a preposition of place: a name of a location, or an actor that is one, which takes no part in the event.
    func place(after trigger: Range<Int>, in range: Range<Int>, excluding participants: [Int]) -> String? {
        let forward = trigger.upperBound..<min(range.upperBound, trigger.upperBound + 16)
        let backward = range.lowerBound..<min(trigger.lowerBound, range.lowerBound + 4)
        for window in [forward, backward] {
            for index in window where Self.prepositions.contains(tokens.lower[index]) {
                var at = index + 1
                let limit = min(range.upperBound, index + 5)
                while at < limit {
                    if let name = location(at: at, excluding: participants) { return name }
                    guard [.determiner, .adjective, .noun, .properNoun].contains(tokens.upos[at]) else { break }
                    at += 1
                }
            }
        }
        return nil
    }

    private func location(at index: Int, excluding participants: [Int]) -> String? {
        if let entry = mentions.entry(at: index) {
            guard entry.actor < actors.count, !participants.contains(entry.actor) else { return nil }
            switch actors[entry.actor].kind {
            case .place, .state: return text[tokens.span(of: entry.tokens)]
            default: return nil
            }
        }
        let at = firstIndex(entities.count) { entities[$0].tokens.upperBound <= index }
        guard at < entities.count, entities[at].tokens.contains(index), entities[at].label == .location else { return nil }
        return text[entities[at].span]
    }

    /// True when a date lies so far before the publication that the event is history.
    func isHistory(_ date: Int?) -> Bool {
        guard let date, let published, let end = dates[date].end ?? dates[date].begin else { return false }
        return published.dayNumber &- end.dayNumber > Self.historyYears * 365
    }

    /// True when a duration of five years or more with "after", "since" or "ago" dates the trigger ("two decades after the fall").
    func isLongPast(_ trigger: Span, in sentence: Span, _ status: StatusWords) -> Bool {
        for index in firstIndex(dates.count, { dates[$0].span.end <= sentence.start })..<dates.count {
            let expression = dates[index]
            if expression.span.start >= sentence.end { break }
            guard expression.kind == .duration, expression.span.end <= trigger.start, trigger.start &- expression.span.end < 40,
                Self.years(expression.value) >= 5 else { continue }
            let after = tokens.range(covering: Span(expression.span.end, expression.span.end &+ 12))
            if after.prefix(2).contains(where: { status.effect(tokens.lower[$0]) == .past }) { return true }
        }
        return false
    }

    /// Whole years of a TIMEX3 duration (`P20Y`, `P2DE`, `P1CE`).
    static func years(_ value: String) -> Int {
        guard value.hasPrefix("P") else { return 0 }
        let digits = value.dropFirst().prefix { $0 >= "0" && $0 <= "9" }
        guard let number = Int(digits), number < 10_000 else { return 0 }
        switch value.dropFirst(1 + digits.count) {
        case "Y": return number
        case "DE": return number * 10
        case "CE": return number * 100
        default: return 0
        }
    }
}
