import Prose

/// The dates of a document in the order of time: each with the sentence that tells it and the events that happened then.
///
/// Expressions without an interval (durations by themselves, sets, dates whose year is not known) have no place on it. Of a range
/// and its two ends, the range stands for all three.
public struct Timeline: Sendable, Equatable {
    /// One date.
    public struct Entry: Sendable, Equatable {
        /// Index of the expression in the `dates` layer.
        public let date: Int
        /// First day; nil when it is open.
        public let begin: CivilDate?
        /// Day after the last; nil when it is open.
        public let end: CivilDate?
        /// Index of the sentence that tells it; nil when the sentences are not known.
        public let sentence: Int?
        /// Indices of the events that are dated by it.
        public let events: [Int]
        /// How it lies to the day of publication; nil when that day is not known.
        public let place: Place?
    }

    /// Before, around or after the publication.
    public enum Place: String, Sendable { case before, during, after }

    /// The entries, by first day, then by length (the longest first), then by their order in the text.
    public let entries: [Entry]

    /// The time line of a document that has dates; nil when none were looked for. O(n log n).
    public init?(_ document: Document) {
        guard let dates = try? document.layerIfPresent(TemporalExpressions.self)?.expressions else { return nil }
        let links = BackLinks(document)
        let sentences = (try? document.layerIfPresent(Sentences.self))?.sentences ?? []
        let published = document.metadata.published
        let ends = Set(dates.flatMap { $0.rule == "range" ? [$0.beginPoint, $0.endPoint].compactMap { $0 } : [] })
        var entries: [Entry] = []
        for (index, date) in dates.enumerated() where date.begin != nil || date.end != nil {
            let events = links.eventsOfDate[index] ?? []
            if ends.contains(index), events.isEmpty { continue }
            entries.append(
                Entry(
                    date: index, begin: date.begin, end: date.end, sentence: Self.sentence(holding: date.span.start, sentences), events: events,
                    place: published.flatMap { Self.place(date.begin, date.end, $0) }))
        }
        func key(_ entry: Entry) -> (Int32, Int32, Int) {
            ((entry.begin ?? entry.end)?.dayNumber ?? .min, -(entry.end?.dayNumber ?? .max), entry.date)
        }
        self.entries = entries.sorted { key($0) < key($1) }
    }

    private static func place(_ begin: CivilDate?, _ end: CivilDate?, _ published: CivilDate) -> Place? {
        if let end, end <= published { return .before }
        if let begin, begin > published { return .after }
        return begin == nil || end == nil ? nil : .during
    }

    private static func sentence(holding offset: Int32, _ sentences: [Sentences.Sentence]) -> Int? {
        var low = 0, high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].span.start <= offset ? low : nil
    }
}

extension Timeline {
    /// The member `timeline` of a report.
    func write(to writing: inout LayerWriting) {
        writing.array(entries) { writing, entry in
            writing.object {
                $0.string("date", LinkKind.date.id(entry.date))
                $0.day("begin", entry.begin)
                $0.day("end", entry.end)
                $0.integer("sentence", entry.sentence)
                $0.links("events", .event, entry.events)
                $0.string("place", entry.place?.rawValue)
            }
        }
    }
}
