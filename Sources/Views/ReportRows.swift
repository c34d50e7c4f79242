import Prose
import Reports

/// The annotations of one report as rows of text.
struct ReportRows {
    private let report: Report
    private let names: [String]

    init(_ report: Report) {
        self.report = report
        names = ((try? report.document.layerIfPresent(ActorMentions.self))?.actors ?? []).map(\.name)
    }

    private func layer<L: Layer>(_ type: L.Type) -> L? { try? report.document.layerIfPresent(type) }
    private func name(_ index: Int?) -> String? { index.flatMap { names.indices.contains($0) ? names[$0] : nil } }
    private func list(_ indices: [Int]) -> String { indices.compactMap { name($0) }.joined(separator: "; ") }

    /// `author`, or the name behind `actor:3`.
    private func voice(_ id: String) -> String {
        guard id.hasPrefix("actor:"), let number = Int(id.dropFirst(6)) else { return id }
        return name(number - 1) ?? id
    }

    private func number(_ value: Double?) -> String? {
        guard let value else { return nil }
        var writer = JSONWriter()
        writer.number(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func place(_ span: Span) -> [String?] {
        let (start, end) = report.spans.scalars(span)
        return [String(start), String(end), report.spans.words(span)]
    }

    private func words(_ evidence: [Evidence]) -> String { evidence.map { report.spans.words($0.span) }.joined(separator: " | ") }

    func dates(_ body: ([String?]) -> Void) {
        for (index, date) in (layer(TemporalExpressions.self)?.expressions ?? []).enumerated() {
            body(
                [report.id, "date:\(index + 1)"] + place(date.span)
                    + [date.kind.rawValue, date.value, date.begin?.description, date.end?.description, date.rule])
        }
    }

    func actors(_ body: ([String?]) -> Void) {
        for (index, actor) in (layer(ActorMentions.self)?.actors ?? []).enumerated() {
            body([
                report.id, "actor:\(index + 1)", actor.entity, actor.name, actor.kind.rawValue, actor.country, actor.code,
                String(actor.mentions.count),
            ])
        }
    }

    func figures(_ body: ([String?]) -> Void) {
        for (index, figure) in (layer(Figures.self)?.figures ?? []).enumerated() {
            body(
                [report.id, "figure:\(index + 1)"] + place(figure.span) + [
                    figure.kind.rawValue, figure.low?.description, figure.high?.description, figure.modifier.rawValue, figure.unit,
                    figure.counted, figure.effect?.rawValue, name(figure.who), name(figure.by), figure.place,
                ])
        }
    }

    func events(_ body: ([String?]) -> Void) {
        let dates = layer(TemporalExpressions.self)?.expressions ?? []
        for (index, event) in (layer(EventMentions.self)?.events ?? []).enumerated() {
            let date = event.date.flatMap { dates.indices.contains($0) ? dates[$0].value : nil }
            body(
                [report.id, "event:\(index + 1)"] + place(event.trigger) + [
                    event.type, event.mode, event.cameo, String(event.quad), number(event.goldstein), list(event.actors),
                    list(event.targets), date, event.place, event.status.rawValue, voice(event.by),
                ])
        }
    }

    func claims(_ body: ([String?]) -> Void) {
        for (index, claim) in (layer(ClaimStatements.self)?.claims ?? []).enumerated() {
            body(
                [report.id, "claim:\(index + 1)"] + place(claim.span) + [
                    claim.kind.rawValue, voice(claim.holder), number(claim.commitment), list(claim.about), String(claim.direction),
                ])
        }
    }

    func stances(_ body: ([String?]) -> Void) {
        for dyad in layer(DyadStances.self)?.dyads ?? [] {
            body([
                report.id, name(dyad.from), name(dyad.to), number(dyad.score), dyad.label.rawValue, number(dyad.confidence),
                number(dyad.declared), number(dyad.acted), words(dyad.evidence),
            ])
        }
    }

    func authorStances(_ body: ([String?]) -> Void) {
        for attitude in layer(AuthorStances.self)?.attitudes ?? [] {
            body([
                report.id, name(attitude.to), number(attitude.score), attitude.label.rawValue, number(attitude.confidence),
                words(attitude.evidence),
            ])
        }
    }

    func risks(_ body: ([String?]) -> Void) {
        for score in layer(RiskAssessment.self)?.categories ?? [] {
            body([
                report.id, score.category.rawValue, String(score.score), number(score.acts), number(score.outlook),
                score.direction.rawValue, score.countries.joined(separator: " "), words(score.evidence),
            ])
        }
    }
}
