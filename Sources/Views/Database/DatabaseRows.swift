import GRDB
import Prose
import Reports

/// One report as rows of the database.
struct DatabaseRows {
    typealias Row = [(any DatabaseValueConvertible)?]

    private let report: Report
    private let number: Int64
    private(set) var rows: [(table: DatabaseTable, row: Row)] = []

    /// - Parameter number: of the report in the database, from 1.
    init(_ report: Report, number: Int64) {
        self.report = report
        self.number = number
        document()
        sentences()
        dates()
        actors()
        figures()
        quotes()
        events()
        claims()
        stances()
        risks()
        for member in report.outcomes.map(\.layer).filter(\.isOpen) {
            guard let value = try? report.document.openLayer(member) else { continue }
            var writer = JSONWriter()
            writer.value(value)
            add(DatabaseSchema.openLayers, [member.rawValue, String(decoding: writer.bytes, as: UTF8.self)])
        }
    }

    private mutating func add(_ table: DatabaseTable, _ row: Row) { rows.append((table, [number] + row)) }

    private func layer<L: Layer>(_ type: L.Type) -> L? { try? report.document.layerIfPresent(type) }
    private func place(_ span: Span) -> Row {
        let (start, end) = report.spans.scalars(span)
        return [start, end, report.spans.words(span)]
    }
    private func words(_ span: Span?) -> String? { span.map { report.spans.words($0) } }
    /// Annotations are numbered from 1, as in their ids.
    private func link(_ index: Int?) -> Int? { index.map { $0 + 1 } }

    private mutating func document() {
        let meta = report.document.metadata, source = report.document.source
        rows.append((DatabaseSchema.documents, [
            number, report.id, source.path, source.part, source.sha256, report.key, meta.url ?? source.url, meta.title,
            meta.authors.isEmpty ? nil : meta.authors.joined(separator: "; "), meta.published?.description, meta.modified?.description, meta.site,
            meta.language, meta.section, meta.kind, layer(RiskAssessment.self)?.overall,
            report.document.has(.text) ? report.document.text[report.document.text.span] : nil,
        ]))
        for outcome in report.outcomes { add(DatabaseSchema.layers, [outcome.layer.rawValue, outcome.by, outcome.status]) }
    }

    private mutating func sentences() {
        for (index, sentence) in (layer(Sentences.self)?.sentences ?? []).enumerated() {
            let (start, end) = report.spans.scalars(sentence.span)
            add(DatabaseSchema.sentences, [index + 1, start, end])
        }
    }

    private mutating func dates() {
        for (index, date) in (layer(TemporalExpressions.self)?.expressions ?? []).enumerated() {
            add(DatabaseSchema.dates, [index + 1] + place(date.span) + [
                date.kind.rawValue, date.value, date.begin?.description, date.end?.description, date.mod, link(date.anchor), date.rule,
            ])
        }
    }

    private mutating func actors() {
        for (index, actor) in (layer(ActorMentions.self)?.actors ?? []).enumerated() {
            add(DatabaseSchema.actors, [
                index + 1, actor.entity, actor.name, actor.kind.rawValue, actor.country, actor.code, actor.isProvisional, actor.wikidata,
                actor.place?.latitude, actor.place?.longitude,
            ])
            for role in actor.roles { add(DatabaseSchema.roles, [index + 1, role.code, role.from?.description, role.to?.description]) }
            for mention in actor.mentions {
                add(DatabaseSchema.mentions, [index + 1] + place(mention.span) + [mention.form.rawValue, mention.p, mention.why])
            }
        }
    }

    private mutating func figures() {
        for (index, figure) in (layer(Figures.self)?.figures ?? []).enumerated() {
            add(DatabaseSchema.figures, [index + 1] + place(figure.span) + [
                figure.kind.rawValue, figure.low.map(Self.number), figure.high.map(Self.number), figure.modifier.rawValue, figure.unit, figure.counted,
                figure.effect?.rawValue, link(figure.who), link(figure.by), figure.place, figure.of, figure.source, figure.toll, figure.confidence,
                figure.rule,
            ])
        }
    }

    /// A whole number as such: seventeen digits are exact then.
    private static func number(_ value: DecimalNumber) -> any DatabaseValueConvertible { Int64(value.description) ?? value.doubleValue }

    private mutating func quotes() {
        for (index, quote) in (layer(Quotations.self)?.quotations ?? []).enumerated() {
            add(DatabaseSchema.quotes, [index + 1] + place(quote.span) + [
                quote.kind.rawValue, link(quote.speaker), words(quote.speakerSpan), words(quote.cue), quote.confidence,
            ])
        }
    }

    private mutating func events() {
        for (index, event) in (layer(EventMentions.self)?.events ?? []).enumerated() {
            add(DatabaseSchema.events, [index + 1] + place(event.trigger) + [
                event.type, event.mode, event.contexts.isEmpty ? nil : event.contexts.joined(separator: " "), event.cameo, event.quad, event.goldstein,
                link(event.date), event.place, event.status.rawValue, event.by, event.p, event.rule,
            ])
            for actor in event.actors { add(DatabaseSchema.eventActors, [index + 1, "actor", actor + 1]) }
            for target in event.targets { add(DatabaseSchema.eventActors, [index + 1, "target", target + 1]) }
            for figure in event.figures { add(DatabaseSchema.eventFigures, [index + 1, figure + 1]) }
        }
    }

    private mutating func claims() {
        for (index, claim) in (layer(ClaimStatements.self)?.claims ?? []).enumerated() {
            add(DatabaseSchema.claims, [index + 1] + place(claim.span) + [
                claim.kind.rawValue, claim.holder, claim.commitment, words(claim.condition), words(claim.horizon), claim.direction, claim.rule,
            ])
            for actor in claim.about { add(DatabaseSchema.claimActors, [index + 1, "about", actor + 1]) }
            for actor in claim.addressees { add(DatabaseSchema.claimActors, [index + 1, "addressee", actor + 1]) }
        }
    }

    private mutating func stances() {
        for (index, dyad) in (layer(DyadStances.self)?.dyads ?? []).enumerated() {
            add(DatabaseSchema.stances, [
                index + 1, dyad.from + 1, dyad.to + 1, dyad.score, dyad.label.rawValue, dyad.confidence, dyad.declared, dyad.acted,
            ])
            evidence("stances", index, dyad.evidence)
        }
        for (index, attitude) in (layer(AuthorStances.self)?.attitudes ?? []).enumerated() {
            add(DatabaseSchema.authorStances, [index + 1, attitude.to + 1, attitude.score, attitude.label.rawValue, attitude.confidence])
            evidence("author_stances", index, attitude.evidence)
        }
    }

    private mutating func risks() {
        for (index, score) in (layer(RiskAssessment.self)?.categories ?? []).enumerated() {
            add(DatabaseSchema.risks, [index + 1, score.category.rawValue, score.score, score.acts, score.outlook, score.direction.rawValue])
            for country in score.countries { add(DatabaseSchema.riskCountries, [index + 1, country]) }
            evidence("risk", index, score.evidence)
        }
    }

    private mutating func evidence(_ layer: String, _ index: Int, _ items: [Evidence]) {
        for item in items {
            add(DatabaseSchema.evidence, [layer, index + 1] + place(item.span) + [item.p, item.share, item.polarity, item.why])
        }
    }
}
