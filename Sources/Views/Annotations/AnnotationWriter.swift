import Prose
import Reports

/// The annotations of one report as JSON-LD.
struct AnnotationWriter {
    /// Characters before and after the words, by which they are found where they occur more than once.
    private static let context = 32

    private let report: Report
    private let name: String
    private let names: [String]

    init(_ report: Report) {
        self.report = report
        name = "urn:rapporteur:document:" + HTMLSite.encoded(report.id)
        names = ((try? report.document.layerIfPresent(ActorMentions.self))?.actors ?? []).map(\.name)
    }

    /// Calls the closure for each annotation, layer by layer in the order of the report.
    func write(_ body: ([UInt8]) -> Void) {
        for (index, date) in (layer(TemporalExpressions.self)?.expressions ?? []).enumerated() {
            body(annotation("date:\(index + 1)", "classifying", [("classifying", date.kind.rawValue), ("tagging", date.value)], date.span))
        }
        for (index, actor) in (layer(ActorMentions.self)?.actors ?? []).enumerated() {
            for (number, mention) in actor.mentions.enumerated() {
                let entity = actor.wikidata.map { "http://www.wikidata.org/entity/\($0)" } ?? "urn:rapporteur:entity:" + HTMLSite.encoded(actor.entity)
                body(
                    annotation(
                        "actor:\(index + 1):\(number + 1)", "identifying", [("tagging", actor.name), ("classifying", actor.kind.rawValue)],
                        mention.span, entity: entity))
            }
        }
        for (index, figure) in (layer(Figures.self)?.figures ?? []).enumerated() {
            let value = [figure.modifier.rawValue, (figure.low ?? figure.high)?.description, figure.unit, figure.counted, figure.effect?.rawValue]
            body(
                annotation(
                    "figure:\(index + 1)", "classifying", [("classifying", figure.kind.rawValue), ("tagging", value.compactMap { $0 }.joined(separator: " "))],
                    figure.span))
        }
        for (index, quote) in (layer(Quotations.self)?.quotations ?? []).enumerated() {
            let speaker = quote.speaker.flatMap(actor) ?? quote.speakerSpan.map { report.spans.words($0) }
            body(
                annotation(
                    "quote:\(index + 1)", "describing",
                    [("classifying", "\(quote.kind.rawValue) quotation")] + (speaker.map { [("describing", "said by \($0)")] } ?? []), quote.span))
        }
        for (index, event) in (layer(EventMentions.self)?.events ?? []).enumerated() {
            let who = event.actors.compactMap(actor).joined(separator: ", "), whom = event.targets.compactMap(actor).joined(separator: ", ")
            let story = [who, event.type, whom].filter { !$0.isEmpty }.joined(separator: " → ")
            body(
                annotation(
                    "event:\(index + 1)", "classifying",
                    [("classifying", event.type)] + (event.cameo.map { [("tagging", "CAMEO \($0)")] } ?? [])
                        + [("tagging", event.status.rawValue), ("describing", story)], event.trigger))
        }
        for (index, claim) in (layer(ClaimStatements.self)?.claims ?? []).enumerated() {
            body(annotation("claim:\(index + 1)", "classifying", [("classifying", claim.kind.rawValue)], claim.span))
        }
        for (index, dyad) in (layer(DyadStances.self)?.dyads ?? []).enumerated() {
            let stance = "\(actor(dyad.from) ?? "?") towards \(actor(dyad.to) ?? "?"): \(dyad.label.rawValue)"
            evidence("stance:\(index + 1)", stance, dyad.evidence, body)
        }
        for (index, attitude) in (layer(AuthorStances.self)?.attitudes ?? []).enumerated() {
            evidence("author_stance:\(index + 1)", "the author towards \(actor(attitude.to) ?? "?"): \(attitude.label.rawValue)", attitude.evidence, body)
        }
        for score in layer(RiskAssessment.self)?.categories ?? [] {
            evidence("risk:\(score.category.rawValue)", "risk \(score.category.rawValue): \(score.score) of 100", score.evidence, body)
        }
    }

    private func layer<L: Layer>(_ type: L.Type) -> L? { try? report.document.layerIfPresent(type) }
    private func actor(_ index: Int) -> String? { names.indices.contains(index) ? names[index] : nil }

    private func evidence(_ id: String, _ what: String, _ items: [Evidence], _ body: ([UInt8]) -> Void) {
        for (number, item) in items.enumerated() { body(annotation("\(id):\(number + 1)", "assessing", [("assessing", what)], item.span)) }
    }

    private func annotation(
        _ id: String, _ motivation: String, _ bodies: [(purpose: String, value: String)], _ span: Span, entity: String? = nil
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("id")
            writer.string("\(name)#\(id)")
            writer.key("type")
            writer.string("Annotation")
            writer.key("motivation")
            writer.string(motivation)
            writer.key("body")
            writer.array { writer in
                if let entity {
                    writer.object { writer in
                        writer.key("type")
                        writer.string("SpecificResource")
                        writer.key("source")
                        writer.string(entity)
                        writer.key("purpose")
                        writer.string("identifying")
                    }
                }
                for body in bodies {
                    writer.object { writer in
                        writer.key("type")
                        writer.string("TextualBody")
                        writer.key("value")
                        writer.string(body.value)
                        writer.key("format")
                        writer.string("text/plain")
                        writer.key("purpose")
                        writer.string(body.purpose)
                    }
                }
            }
            writer.key("target")
            target(span, to: &writer)
        }
        return writer.bytes
    }

    private func target(_ span: Span, to writer: inout JSONWriter) {
        let text = report.document.text
        let (start, end) = report.spans.scalars(span)
        writer.object { writer in
            writer.key("type")
            writer.string("SpecificResource")
            writer.key("source")
            writer.string(name)
            if let url = report.document.metadata.url ?? report.document.source.url {
                writer.key("via")
                writer.string(url)
            }
            writer.key("selector")
            writer.array { writer in
                writer.object { writer in
                    writer.key("type")
                    writer.string("TextPositionSelector")
                    writer.key("start")
                    writer.integer(start)
                    writer.key("end")
                    writer.integer(end)
                }
                writer.object { writer in
                    writer.key("type")
                    writer.string("TextQuoteSelector")
                    writer.key("exact")
                    writer.string(text[span])
                    writer.key("prefix")
                    writer.string(text[text.span(ofScalars: max(0, start - Self.context), start)])
                    writer.key("suffix")
                    writer.string(text[text.span(ofScalars: end, min(text.scalarCount, end + Self.context))])
                }
            }
        }
    }
}
