import Prose
import Reports

/// Reports as flat tables: one a layer, one row an annotation, each with its document, its span and its words.
public enum CSVTables {
    /// `documents`, `dates`, `actors`, `figures`, `events`, `claims`, `stances`, `author_stances` and `risks`, in the order of the reports.
    public static func make(_ reports: [Report]) -> [CSVTable] {
        var documents = CSVTable(name: "documents.csv", columns: ["document", "title", "authors", "published", "site", "language", "url"])
        var dates = CSVTable(name: "dates.csv", columns: ["document", "id", "start", "end", "text", "type", "value", "first_day", "day_after", "rule"])
        var actors = CSVTable(name: "actors.csv", columns: ["document", "id", "entity", "name", "kind", "country", "code", "mentions"])
        var figures = CSVTable(
            name: "figures.csv",
            columns: ["document", "id", "start", "end", "text", "kind", "low", "high", "mod", "unit", "counted", "effect", "who", "by", "place"])
        var events = CSVTable(
            name: "events.csv",
            columns: ["document", "id", "start", "end", "text", "type", "mode", "cameo", "quad", "goldstein", "actors", "targets", "date", "place", "status", "by"])
        var claims = CSVTable(
            name: "claims.csv", columns: ["document", "id", "start", "end", "text", "kind", "holder", "commitment", "about", "direction"])
        var stances = CSVTable(
            name: "stances.csv", columns: ["document", "from", "to", "score", "label", "confidence", "declared", "acted", "evidence"])
        var authors = CSVTable(name: "author_stances.csv", columns: ["document", "to", "score", "label", "confidence", "evidence"])
        var risks = CSVTable(name: "risks.csv", columns: ["document", "category", "score", "acts", "outlook", "direction", "countries", "evidence"])
        for report in reports {
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
        }
        return [documents, dates, actors, figures, events, claims, stances, authors, risks]
    }
}
