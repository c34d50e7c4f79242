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
        let table = try #require(CSVTables.make([report()]).first { $0.name == "actors.csv" })
        let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines[1].contains("\"'=Minister, \"\"first\"\"\""))
    }

    @Test func everyTableHasAHeaderAndEveryRowItsDocument() throws {
        for table in CSVTables.make([try report()]) {
            let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\r\n")
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
    }

    @Test func theIndexLinksEveryReport() throws {
        let files = HTMLSite.make([try report()])
        #expect(files.map(\.path) == ["index.html", "reports/inbox/a b.html.html"])
        #expect(String(decoding: files[0].bytes, as: UTF8.self).contains("href=\"reports/inbox/a%20b.html.html\""))
    }
}
