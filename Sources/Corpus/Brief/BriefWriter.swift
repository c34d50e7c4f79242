import Prose
import Reports

/// Gathers what the reports tell of two entities into the sentences of a brief.
struct BriefWriter {
    let collection: CorpusCollection
    let from: EntityMatcher.Match
    let to: EntityMatcher.Match

    private static let shown = 3

    func brief() -> Brief {
        let parts = DyadSeries.all(in: collection).filter { from.entities.contains($0.from) && to.entities.contains($0.to) }
        let series = DyadSeries.merged(parts)
        let summary = series.map { DyadSummary($0.readings) }
        let trend = series?.trend
        return Brief(
            from: from.name, to: to.name, score: summary?.score, label: summary?.label ?? .insufficient,
            declared: summary?.declared, acted: summary?.acted, trendLabel: trend?.label ?? .insufficient,
            attitude: attitude(series, summary), trend: self.trend(series, trend), outlook: claims(.forecast),
            proposals: claims(.recommendation), risks: risks(), timeline: timeline())
    }

    private func attitude(_ series: DyadSeries?, _ summary: DyadSummary?) -> [BriefSentence] {
        guard let series, let summary else {
            return [BriefSentence(text: "No report tells how \(from.name) stands towards \(to.name).", citations: [])]
        }
        let documents = Set(series.readings.map(\.report)).count
        let words =
            summary.label == .insufficient
            ? "\(documents == 1 ? "One document hints" : "\(documents) documents hint") at the attitude of \(from.name) towards \(to.name), too weakly to name it"
            : "The attitude of \(from.name) towards \(to.name) is \(summary.label.rawValue) (score \(Self.signed(summary.score)), \(documents) \(documents == 1 ? "document" : "documents"))"
        var sentences = [BriefSentence(text: words + ".", citations: citations(series.items))]
        let isDeed = { (item: DyadSeries.Item) in isActed(item) }
        if let declared = summary.declared {
            let said = series.items.filter { !isDeed($0) }
            if !said.isEmpty {
                sentences.append(BriefSentence(text: "Judged by what is said and promised: \(Self.tone(declared)) (\(Self.signed(declared))).", citations: citations(said)))
            }
        }
        if let acted = summary.acted {
            let done = series.items.filter(isDeed)
            if !done.isEmpty {
                sentences.append(BriefSentence(text: "Judged by what is done: \(Self.tone(acted)) (\(Self.signed(acted))).", citations: citations(done)))
            }
        }
        return sentences
    }

    /// Deeds are the events of quad classes 2 and 4, and words of deeds: what is strong either way.
    private func isActed(_ item: DyadSeries.Item) -> Bool {
        let document = collection.reports[item.report].document
        if let why = item.evidence.why, why.hasPrefix("event:"), let number = Int(why.dropFirst(6)),
            let events = try? document.layerIfPresent(EventMentions.self), events.events.indices.contains(number - 1)
        {
            return events.events[number - 1].quad % 2 == 0
        }
        // What is only possible weighs little and is no deed.
        return abs(item.evidence.polarity ?? 0) >= 0.69 && item.evidence.p >= 0.2 && !(item.evidence.why ?? "").hasPrefix("quote:")
    }

    private func trend(_ series: DyadSeries?, _ trend: Trend?) -> [BriefSentence] {
        guard let series, let trend, !series.points.isEmpty else {
            return [BriefSentence(text: "No dated evidence: no trend can be told.", citations: [])]
        }
        let months = series.points.count
        let first = series.points[0], last = series.points[months - 1]
        let ends = series.items.filter { item in
            item.day.map { [first.number, last.number].contains(CorpusCollection.number(ofMonth: $0)) } ?? false
        }
        let text: String
        switch trend.label {
        case .insufficient:
            text = "Evidence from \(months) \(months == 1 ? "month" : "months") (\(first.month)\(months > 1 ? " to \(last.month)" : "")) is too little for a trend; the latest score is \(Self.signed(last.score))."
        case .noTrend:
            text = "From \(first.month) to \(last.month) (\(months) months) there is no significant trend (Mann-Kendall p \(Self.plain(trend.p)))."
        case .improving, .deteriorating:
            text = "From \(first.month) to \(last.month) (\(months) months) the attitude is \(trend.label.rawValue): \(Self.signed(trend.line?.slope ?? 0)) a month (Mann-Kendall p \(Self.plain(trend.p)))."
        }
        return [BriefSentence(text: text, citations: citations(ends))]
    }

    /// Claims about both come first; then, when there are few, those about one of them.
    private func claims(_ kind: ClaimStatements.Kind) -> [BriefSentence] {
        var both: [BriefSentence] = [], one: [BriefSentence] = []
        for report in collection.reports {
            guard let layer = try? report.document.layerIfPresent(ClaimStatements.self),
                let actors = try? report.document.layerIfPresent(ActorMentions.self)
            else { continue }
            let touches = { (claim: ClaimStatements.Claim, entities: [String]) in
                (claim.about + claim.addressees).contains { actors.actors.indices.contains($0) && entities.contains(actors.actors[$0].entity) }
                    || actors.actors.contains { actor in
                        entities.contains(actor.entity) && actor.mentions.contains { claim.span.contains($0.span) }
                    }
            }
            for claim in layer.claims where claim.kind == kind {
                let (a, b) = (touches(claim, from.entities), touches(claim, to.entities))
                guard a || b else { continue }
                let sentence = BriefSentence(
                    text: "\(holder(of: claim, actors)) \(Self.verb(of: claim)): “\(Self.oneLine(report.spans.words(claim.span)))”\(Self.qualified(claim)).",
                    citations: [Citation(claim.span, of: report)])
                if a && b { both.append(sentence) } else { one.append(sentence) }
            }
        }
        let found = Array((both + one).prefix(2 * Self.shown))
        if !found.isEmpty { return found }
        let what = kind == .forecast ? "forecast" : "recommendation"
        return [BriefSentence(text: "No report makes a \(what) about \(from.name) or \(to.name).", citations: [])]
    }

    private func holder(of claim: ClaimStatements.Claim, _ actors: ActorMentions) -> String {
        if claim.holder.hasPrefix("actor:"), let number = Int(claim.holder.dropFirst(6)), actors.actors.indices.contains(number - 1) {
            return actors.actors[number - 1].name
        }
        return claim.holder == "author" ? "The author" : claim.holder
    }

    private static func verb(of claim: ClaimStatements.Claim) -> String {
        if claim.kind == .recommendation { return "proposes" }
        return claim.commitment < 0.35 ? "leaves open" : "expects"
    }

    private static func qualified(_ claim: ClaimStatements.Claim) -> String {
        guard claim.kind == .forecast else { return "" }
        let direction = claim.direction > 0 ? "for the better" : claim.direction < 0 ? "for the worse" : ""
        let condition = claim.condition == nil ? "" : "on a condition"
        let parts = [direction, condition].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// The highest categories of the documents that speak of both.
    private func risks() -> [BriefSentence] {
        var best: [String: (score: RiskAssessment.Score, report: Int)] = [:]
        for (index, report) in collection.reports.enumerated() {
            guard let actors = try? report.document.layerIfPresent(ActorMentions.self),
                let risk = try? report.document.layerIfPresent(RiskAssessment.self),
                actors.actors.contains(where: { from.entities.contains($0.entity) }),
                actors.actors.contains(where: { to.entities.contains($0.entity) })
            else { continue }
            for score in risk.categories where score.score > (best[score.category.rawValue]?.score.score ?? 0) {
                best[score.category.rawValue] = (score, index)
            }
        }
        let sorted = best.values.sorted {
            $0.score.score != $1.score.score ? $0.score.score > $1.score.score : $0.score.category.rawValue < $1.score.category.rawValue
        }
        if sorted.isEmpty { return [BriefSentence(text: "No report that names both tells of a risk.", citations: [])] }
        return sorted.prefix(5).map { score, index in
            let report = collection.reports[index]
            let strongest = score.evidence.enumerated().sorted {
                ($0.element.share ?? 0) != ($1.element.share ?? 0)
                    ? ($0.element.share ?? 0) > ($1.element.share ?? 0) : $0.offset < $1.offset
            }.prefix(Self.shown).map(\.offset).sorted()
            let name = score.category.rawValue.split(separator: "_").joined(separator: " ")
            let direction = score.direction == .unclear ? "" : ", \(score.direction.rawValue)"
            return BriefSentence(
                text: "Risk of \(name): \(score.score) of 100\(direction).",
                citations: strongest.map { Citation(score.evidence[$0].span, of: report) })
        }
    }

    private func citations(_ items: [DyadSeries.Item]) -> [Citation] {
        let weights = items.map { $0.evidence.p * abs($0.evidence.polarity ?? 0) }
        var found: [Citation] = []
        for index in items.indices.sorted(by: { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }) {
            let citation = Citation(items[index].evidence.span, of: collection.reports[items[index].report])
            if !found.contains(citation) { found.append(citation) }
            if found.count == Self.shown { break }
        }
        return found
    }

    private static func tone(_ score: Double) -> String {
        switch score {
        case ..<(-0.42): "hostile"
        case ..<(-0.12): "critical"
        case ..<0.12: "neutral"
        case ..<0.42: "cooperative"
        default: "supportive"
        }
    }

    /// Two decimals with a sign, by integers, so that all machines print the same.
    static func signed(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded(.toNearestOrAwayFromZero))
        return (hundredths < 0 ? "-" : "+") + digits(abs(hundredths), 2)
    }

    /// Three decimals.
    static func plain(_ value: Double) -> String { digits(Int((value * 1000).rounded(.toNearestOrAwayFromZero)), 3) }

    private static func digits(_ value: Int, _ decimals: Int) -> String {
        let text = String(value)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
        return padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    private static func oneLine(_ words: String) -> String {
        let line = words.split { $0 == "\n" || $0 == "\r" || $0 == "\t" }.joined(separator: " ")
        return line.hasSuffix(".") ? String(line.dropLast()) : line
    }
}
