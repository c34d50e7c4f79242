import Prose
import Reports

/// Reports as flat tables below `csv`: one a layer, one row an annotation, each with its document, its span and its words.
public struct CSVTables: DerivedView {
    private var documents = CSVTable(name: "documents.csv", columns: ["document", "title", "authors", "published", "site", "language", "url"])
    private var dates = CSVTable(name: "dates.csv", columns: ["document", "id", "start", "end", "text", "type", "value", "first_day", "day_after", "rule"])
    private var actors = CSVTable(name: "actors.csv", columns: ["document", "id", "entity", "name", "kind", "country", "code", "mentions"])
    private var figures = CSVTable(
        name: "figures.csv",
        columns: ["document", "id", "start", "end", "text", "kind", "low", "high", "mod", "unit", "counted", "effect", "who", "by", "place"])
    private var events = CSVTable(
        name: "events.csv",
        columns: ["document", "id", "start", "end", "text", "type", "mode", "cameo", "quad", "goldstein", "actors", "targets", "date", "place", "status", "by"])
    private var claims = CSVTable(
        name: "claims.csv", columns: ["document", "id", "start", "end", "text", "kind", "holder", "commitment", "about", "direction"])
    private var stances = CSVTable(
        name: "stances.csv", columns: ["document", "from", "to", "score", "label", "confidence", "declared", "acted", "evidence"])
    private var authors = CSVTable(name: "author_stances.csv", columns: ["document", "to", "score", "label", "confidence", "evidence"])
    private var risks = CSVTable(
        name: "risks.csv", columns: ["document", "category", "score", "acts", "outlook", "direction", "countries", "evidence"])

    /// `documents`, `dates`, `actors`, `figures`, `events`, `claims`, `stances`, `author_stances` and `risks`.
    public init() {}

    /// The heads of its files.
    public mutating func begin() -> [ViewPiece] { pieces() }

    /// What a report adds to its files.
    public mutating func add(_ report: Report, bytes: [UInt8]) -> [ViewPiece] {
        let row = ReportRows(report)
        let meta = report.document.metadata
        documents.append([
            report.id, meta.title, meta.authors.joined(separator: "; "), meta.published?.description, meta.site, meta.language,
            meta.url ?? report.document.source.url,
        ])
        row.dates { dates.append($0) }
        row.actors { actors.append($0) }
        row.figures { figures.append($0) }
        row.events { events.append($0) }
        row.claims { claims.append($0) }
        row.stances { stances.append($0) }
        row.authorStances { authors.append($0) }
        row.risks { risks.append($0) }
        return pieces()
    }

    private mutating func pieces() -> [ViewPiece] {
        func drained(_ table: inout CSVTable) -> ViewPiece { ViewPiece(path: "csv/\(table.name)", bytes: table.drain()) }
        return [
            drained(&documents), drained(&dates), drained(&actors), drained(&figures), drained(&events), drained(&claims),
            drained(&stances), drained(&authors), drained(&risks),
        ].filter { !$0.bytes.isEmpty }
    }
}
