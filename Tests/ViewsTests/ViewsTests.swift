import Prose
import Reports
import Testing

@testable import Views

@Suite struct ViewsTests {
    private func report(title: String = "Talks", text: String = "A <b>minister</b> & 13 others met.\nThey agreed.") throws -> Report {
        var metadata = Metadata()
        metadata.title = title
        var document = Document(id: "inbox/a b.html", text: text, metadata: metadata)
        let mention = ActorMentions.Mention(span: Span(5, 13), tokens: 0..<0, head: 0, form: .nominal, why: "rule:x")
        try document.write(ActorMentions([ActorMentions.Actor(entity: "m", name: "=Minister, \"first\"", kind: .person, mentions: [mention])]))
        try document.write(
            Figures([
                Figures.Figure(span: Span(20, 22), kind: .count, low: DecimalNumber(13), high: DecimalNumber(13), modifier: .exact, rule: "digits")
            ]))
        return try ReportReader.read(ReportWriter().line(for: document, outcomes: [], key: nil))
    }

    @Test func fieldsWithCommasQuotesAndFormulasAreSafe() throws {
        let table = try #require(assembled(CSVTables(), [report()])["csv/actors.csv"])
        let lines = table.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[1].contains("\"'=Minister, \"\"first\"\"\""))
    }

    @Test func everyTableHasOneHeaderAndEveryRowItsDocument() throws {
        let tables = try assembled(CSVTables(), [try report(), try report()])
        #expect(tables.count == 9)
        for table in tables.values {
            let lines = table.split(separator: "\r\n")
            #expect(lines[0].hasPrefix("document"))
            for line in lines.dropFirst() { #expect(line.hasPrefix("inbox/a b.html,")) }
        }
    }

    @Test func textOfTheArticleIsNeverMarkup() throws {
        let page = String(decoding: HTMLPage.make(try report(title: "<script>alert(1)</script>")), as: UTF8.self)
        #expect(!page.contains("<script>"))
        #expect(page.contains("&lt;b&gt;"))
        #expect(page.contains("<span class=\"figure\""))
    }

    @Test func pagesStayInsideTheSite() {
        #expect(HTMLSite.safe("../../etc/passwd") == "_/_/etc/passwd")
        #expect(HTMLSite.safe("/a//b") == "a/b")
        // A file system takes 255 bytes; two long names stay two.
        let long = String(repeating: "ä", count: 200)
        #expect(HTMLSite.safe(long).utf8.count <= 200 && HTMLSite.safe(long + "x") != HTMLSite.safe(long))
    }

    @Test func theIndexLinksEveryReport() throws {
        let files = try assembled(HTMLSite(), [try report()])
        #expect(files.keys.sorted() == ["site/index.html", "site/reports/inbox/a b.html.html"])
        let index = try #require(files["site/index.html"])
        #expect(index.contains("href=\"reports/inbox/a%20b.html.html\"") && index.contains("1 report<") && index.hasSuffix("</html>\n"))
    }

    @Test func everyReportIsALine() throws {
        let lines = try assembled(ReportLines(), [try report(), try report()])["reports.ndjson"]
        #expect(lines == "{\"id\":\"inbox/a b.html\"}\n{\"id\":\"inbox/a b.html\"}\n")
    }
}
