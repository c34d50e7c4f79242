import Prose
import Reports
import Testing

@testable import Views

@Suite struct WebAnnotationTests {
    @Test func selectorsPointToTheExactText() throws {
        // Characters beyond the first plane are one code point each.
        let text = "😀 " + ReportFixture.text
        let file = try #require(assembled(WebAnnotations(), [try ReportFixture.full(text: text), try ReportFixture.full(id: "b", text: text)])["reports.annotations.jsonld"])
        let value = try JSONParser.parse(Array(file.utf8))
        #expect(value[key: "@context"]?.string == "http://www.w3.org/ns/anno.jsonld" && value[key: "type"]?.string == "AnnotationCollection")
        let items = try #require(value[key: "first"]?[key: "items"]?.array)
        #expect(items.count == 18 && value[key: "total"]?.int == 18)
        let scalars = Array(text.unicodeScalars)
        var ids: Set<String> = []
        for item in items {
            let isNew = ids.insert(item[key: "id"]?.string ?? "").inserted
            #expect(isNew)
            let selectors = try #require(item[key: "target"]?[key: "selector"]?.array)
            let start = try #require(selectors[0][key: "start"]?.int), end = try #require(selectors[0][key: "end"]?.int)
            func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
            #expect(selectors[1][key: "exact"]?.string == words(start..<end))
            #expect(selectors[1][key: "prefix"]?.string == words(max(0, start - 32)..<start))
            #expect(selectors[1][key: "suffix"]?.string == words(end..<min(scalars.count, end + 32)))
        }
    }

    @Test func aReportWithoutTextIsLeftOutAndSaysWhy() throws {
        let document = Document(id: "x", text: "words")
        let report = try ReportReader.read(ReportWriter(ReportOptions(text: .none)).line(for: document, outcomes: [], key: nil))
        #expect(throws: ViewGap.self) { try assembled(WebAnnotations(), [report]) }
    }
}
