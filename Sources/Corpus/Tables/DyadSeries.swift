import Prose
import Reports

/// One directed pair of entities over all reports: its documents and its monthly series.
public struct DyadSeries: Sendable {
    /// A month.
    public struct Point: Sendable {
        /// `YYYY-MM`.
        public var month: String
        /// Months since year 0.
        public var number: Int
        /// Documents that speak of the pair in this month.
        public var count: Int
        /// Mean of the documents' scores, -1 to 1.
        public var score: Double
    }

    /// One piece of evidence, with where it stands.
    public struct Item: Sendable {
        /// Index of the report in the collection.
        public var report: Int
        /// The evidence.
        public var evidence: Evidence
        /// The day of the event, else of the publication; nil when neither is known.
        public var day: CivilDate?
    }

    /// One document's stance.
    public struct Reading: Sendable {
        /// Index of the report in the collection.
        public var report: Int
        /// The stance.
        public var dyad: DyadStances.Dyad
    }

    /// Entity of the holder.
    public var from: String
    /// Entity of the target.
    public var to: String
    /// A name for each.
    public var names: (from: String, to: String)
    /// By report.
    public var readings: [Reading]
    /// All evidence, by report and place.
    public var items: [Item]
    /// Months with evidence, ascending.
    public var points: [Point]

    /// The trend of the monthly scores; gaps between months count.
    public var trend: Trend {
        let first = points.first?.number ?? 0
        return Trend(points.map(\.score), times: points.map { Double($0.number - first) })
    }

    /// All pairs of a collection, by entity.
    public static func all(in collection: CorpusCollection) -> [DyadSeries] {
        var found: [String: DyadSeries] = [:]
        for (index, report) in collection.reports.enumerated() {
            guard let actors = try? report.document.layerIfPresent(ActorMentions.self),
                let stances = try? report.document.layerIfPresent(DyadStances.self)
            else { continue }
            for dyad in stances.dyads where actors.actors.indices.contains(dyad.from) && actors.actors.indices.contains(dyad.to) {
                let (from, to) = (actors.actors[dyad.from], actors.actors[dyad.to])
                guard from.entity != to.entity else { continue }
                let key = from.entity + "\u{0}" + to.entity
                var series = found[key] ?? DyadSeries(
                    from: from.entity, to: to.entity, names: (from.name, to.name), readings: [], items: [], points: [])
                series.readings.append(Reading(report: index, dyad: dyad))
                for evidence in dyad.evidence {
                    series.items.append(Item(report: index, evidence: evidence, day: EvidenceDay.of(evidence, in: report.document)))
                }
                found[key] = series
            }
        }
        return found.keys.sorted().compactMap { found[$0] }.map { series in
            var series = series
            series.points = points(of: series.items)
            return series
        }
    }

    /// One series of several pairs, as a brief over a state and its government needs it; nil for none.
    static func merged(_ parts: [DyadSeries]) -> DyadSeries? {
        guard var result = parts.first else { return nil }
        for part in parts.dropFirst() {
            result.readings += part.readings
            result.items += part.items
        }
        result.readings.sort { $0.report < $1.report }
        result.points = points(of: result.items)
        return result
    }

    /// Evidence is averaged per document and month, then per month: a long article is no crowd of witnesses.
    static func points(of items: [Item]) -> [Point] {
        var sums: [Int: [Int: (sum: Double, weight: Double)]] = [:]
        var months: [Int: String] = [:]
        for item in items {
            guard let day = item.day else { continue }
            let number = CorpusCollection.number(ofMonth: day)
            months[number] = CorpusCollection.month(day)
            let weight = max(item.evidence.p, 0.01)
            var cell = sums[number, default: [:]][item.report] ?? (0, 0)
            cell.sum += weight * (item.evidence.polarity ?? 0)
            cell.weight += weight
            sums[number, default: [:]][item.report] = cell
        }
        return sums.keys.sorted().map { number in
            let cells = sums[number] ?? [:]
            let means = cells.keys.sorted().map { (cells[$0]?.sum ?? 0) / max(cells[$0]?.weight ?? 1, 0.01) }
            return Point(
                month: months[number] ?? "", number: number, count: means.count,
                score: means.reduce(0, +) / Double(max(1, means.count)))
        }
    }
}
