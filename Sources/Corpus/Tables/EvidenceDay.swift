import Prose

/// When a piece of evidence happened.
enum EvidenceDay {
    /// The day of the event behind it, where the text tells at least its month and it is not after publication; else the day
    /// of publication.
    static func of(_ evidence: Evidence, in document: Document) -> CivilDate? {
        let published = CorpusCollection.day(document)
        guard let why = evidence.why, why.hasPrefix("event:"), let number = Int(why.dropFirst(6)),
            let events = try? document.layerIfPresent(EventMentions.self), events.events.indices.contains(number - 1),
            let date = events.events[number - 1].date, let dates = try? document.layerIfPresent(TemporalExpressions.self),
            dates.expressions.indices.contains(date), let begin = dates.expressions[date].begin
        else { return published }
        let expression = dates.expressions[date]
        // An interval of more than 31 days is no day of an event.
        if let end = expression.end, end.dayNumber &- begin.dayNumber > 31 { return published }
        if let published, begin > published { return published }
        return begin
    }
}
