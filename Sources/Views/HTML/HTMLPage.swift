import Prose
import Reports

/// One report as a page for people: what was found, with the words, and the text with its marks. The page needs nothing else.
public enum HTMLPage {
    /// The page's bytes.
    public static func make(_ report: Report) -> [UInt8] {
        let meta = report.document.metadata
        let rows = ReportRows(report)
        var body = "<h1>\(HTMLText.escaped(meta.title ?? report.id))</h1>\n"
        let facts = [meta.authors.joined(separator: ", "), meta.published?.description ?? "", meta.site ?? "", report.id].filter { !$0.isEmpty }
        body += "<p class=\"facts\">\(HTMLText.escaped(facts.joined(separator: " · ")))</p>\n"
        body += table("Risks", ["category", "score", "acts", "outlook", "direction", "countries", "evidence"], from: 1) { rows.risks($0) }
        body += table("Who stands how towards whom", ["from", "to", "score", "label", "confidence", "declared", "acted", "evidence"], from: 1) { rows.stances($0) }
        body += table("The author", ["to", "score", "label", "confidence", "evidence"], from: 1) { rows.authorStances($0) }
        body += table("Claims", ["words", "kind", "holder", "commitment", "about", "direction"], from: 4) { rows.claims($0) }
        body += table(
            "Events", ["words", "type", "mode", "CAMEO", "quad", "Goldstein", "actors", "targets", "date", "place", "status", "says"], from: 4
        ) { rows.events($0) }
        body += table("Figures", ["words", "kind", "low", "high", "", "unit", "counted", "effect", "who", "by", "place"], from: 4) { rows.figures($0) }
        body += table("Dates", ["words", "type", "value", "first day", "day after", "rule"], from: 4) { rows.dates($0) }
        body += table("Actors", ["entity", "name", "kind", "country", "code", "mentions"], from: 2) { rows.actors($0) }
        body += "<h2>The text</h2>\n<div class=\"text\">\(HighlightedText(report).html())</div>\n"
        return Array(HTMLFrame.page(title: meta.title ?? report.id, body: body).utf8)
    }

    /// A folded table; empty when there is no row.
    private static func table(_ title: String, _ columns: [String], from first: Int, _ rows: (([String?]) -> Void) -> Void) -> String {
        var lines = ""
        var count = 0
        rows { fields in
            count += 1
            lines += "<tr>" + fields.dropFirst(first).map { "<td>\(HTMLText.escaped($0 ?? ""))</td>" }.joined() + "</tr>\n"
        }
        guard count > 0 else { return "" }
        let head = columns.map { "<th>\(HTMLText.escaped($0))</th>" }.joined()
        return "<details open><summary>\(HTMLText.escaped(title)) (\(count))</summary>\n<div class=\"wide\"><table><tr>\(head)</tr>\n\(lines)</table></div></details>\n"
    }
}
