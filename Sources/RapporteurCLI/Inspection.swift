import Rapporteur

/// A report for the terminal: each annotation in its line, the words highlighted.
struct Inspection {
    /// The layers that can be shown, in order.
    static let layers = ["dates", "timeline", "actors", "figures", "quotes", "events", "claims", "stances", "author_stances", "risk"]

    private let document: Document
    private let outcomes: [LayerOutcome]
    private let usesColour: Bool
    private let oldSchema: String?

    init(_ report: Report, colour: Bool) {
        document = report.document
        outcomes = report.outcomes
        usesColour = colour
        oldSchema = report.isOld ? report.schema : nil
    }

    /// All layers, or one.
    func text(only wanted: String?) -> String {
        var result = bold("\(document.id)") + "\n"
        if let oldSchema { result += "(an older report: \(oldSchema); what it lacks was not assessed)\n" }
        if let title = document.metadata.title { result += "\(title)\n" }
        for name in Self.layers where wanted == nil || name == wanted {
            let status = outcomes.first { $0.layer.rawValue == (name == "timeline" ? "dates" : name) }?.status ?? "not in the pipeline"
            let lines = lines(of: name)
            if lines.isEmpty, wanted == nil, status == "not in the pipeline" { continue }
            result += "\n" + bold(name) + (lines.isEmpty ? "  none (\(status))\n" : "\n")
            for line in lines { result += "  \(line)\n" }
        }
        return result
    }

    private func layer<L: Layer>(_ type: L.Type) -> L? { try? document.layerIfPresent(type) }

    private func lines(of name: String) -> [String] {
        switch name {
        case "dates":
            return (layer(TemporalExpressions.self)?.expressions ?? []).map { "\(inContext($0.span))  \($0.kind.rawValue) \($0.value)" }
        case "timeline": return timeline
        case "actors":
            return (layer(ActorMentions.self)?.actors ?? []).flatMap { actor in
                ["\(actor.name)  \(actor.kind.rawValue) \(actor.code ?? actor.entity)"] + actor.mentions.prefix(3).map { "  \(inContext($0.span))" }
            }
        case "figures":
            return (layer(Figures.self)?.figures ?? []).map { figure in
                let range = figure.low == figure.high ? "\(figure.low?.description ?? "?")" : "\(figure.low?.description ?? "?") to \(figure.high?.description ?? "?")"
                return "\(inContext(figure.span))  \(figure.modifier.rawValue) \(range) \(figure.counted ?? figure.unit ?? "") \(figure.effect?.rawValue ?? "")"
            }
        case "quotes": return (layer(Quotations.self)?.quotations ?? []).map { inContext($0.span) }
        case "events":
            return (layer(EventMentions.self)?.events ?? []).map { event in
                "\(inContext(event.trigger))  \(event.type) \(event.cameo ?? "") \(names(event.actors)) -> \(names(event.targets)) \(event.status.rawValue)"
            }
        case "claims":
            return (layer(ClaimStatements.self)?.claims ?? []).map { "\(inContext($0.span))  \($0.kind.rawValue), \($0.holder), \(number($0.commitment))" }
        case "stances":
            return (layer(DyadStances.self)?.dyads ?? []).flatMap { stance in
                ["\(names([stance.from])) -> \(names([stance.to]))  \(stance.label.rawValue) \(number(stance.score))"] + evidence(stance.evidence)
            }
        case "author_stances":
            return (layer(AuthorStances.self)?.attitudes ?? []).flatMap { attitude in
                ["author -> \(names([attitude.to]))  \(attitude.label.rawValue) \(number(attitude.score))"] + evidence(attitude.evidence)
            }
        case "risk":
            return (layer(RiskAssessment.self)?.categories ?? []).flatMap { category in
                ["\(category.category.rawValue) \(category.score), \(category.direction.rawValue)"] + evidence(category.evidence)
            }
        default: return []
        }
    }

    /// The dates in the order of time, each with its words and the events that happened then.
    private var timeline: [String] {
        let dates = layer(TemporalExpressions.self)?.expressions ?? [], events = layer(EventMentions.self)?.events ?? []
        return (Timeline(document)?.entries ?? []).map { entry in
            let last = entry.end.map { $0.adding(days: -1) }
            let days = entry.begin == last ? "\(entry.begin?.description ?? "?")" : "\(entry.begin?.description ?? "?") to \(last?.description ?? "?")"
            let acts = entry.events.map { "\(events[$0].type) \(names(events[$0].actors)) -> \(names(events[$0].targets))" }
            return "\(days)  \(inContext(dates[entry.date].span))\(acts.isEmpty ? "" : "  " + acts.joined(separator: "; "))"
        }
    }

    private func evidence(_ evidence: [Evidence]) -> [String] {
        evidence.prefix(4).map { "  \(inContext($0.span))  \($0.why ?? "")" }
    }

    private func names(_ actors: [Int]) -> String {
        let all = layer(ActorMentions.self)?.actors ?? []
        return actors.isEmpty ? "?" : actors.map { all.indices.contains($0) ? all[$0].name : "?" }.joined(separator: ", ")
    }

    /// The words of a span, highlighted, with a few before and after them.
    private func inContext(_ span: Span) -> String {
        let text = document.text
        guard text.count > 0 else { return "[\(span.start)-\(span.end)]" }
        let (start, end) = text.scalarRange(of: span)
        let before = text[text.span(ofScalars: max(0, start - 30), start)], after = text[text.span(ofScalars: end, end + 30)]
        let words = text[span]
        let shown = words.count > 120 ? String(words.prefix(120)) + "…" : words
        return plain("…\(before)") + (usesColour ? "\u{1B}[1;33m\(plain(shown))\u{1B}[0m" : "«\(plain(shown))»") + plain("\(after)…")
    }

    /// Text that cannot steer the terminal.
    private func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : scalar) }
        return String(result)
    }

    private func number(_ value: Double) -> String { "\(DecimalNumber(mantissa: Int64((value * 100).rounded()), exponent: -2))" }
    private func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(plain(text))\u{1B}[0m" : plain(text) }
}
