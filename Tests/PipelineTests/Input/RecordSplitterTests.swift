import Prose
import Testing

@testable import Pipeline

/// Tables and JSON lines, cut into documents.
@Suite struct RecordSplitterTests {
    private func parts(_ text: String, path: String? = nil, columns: [String: String] = [:]) throws -> [String] {
        var mapping = RecordColumns()
        for (field, column) in columns { mapping[field] = column }
        var found: [String] = []
        try RecordSplitter(over: WholeFileSplitter(), columns: mapping).split(Array(text.utf8), path: path) { part, payload in
            var line = "\(part ?? "-"): \(String(decoding: payload.bytes, as: UTF8.self))"
            if case .part(let format, _, let hints) = payload {
                line += " [\(format) \(hints.title ?? "") \(hints.published.map { "\($0)" } ?? "")]"
            }
            found.append(line)
        }
        return found
    }

    @Test func aLineAnObject() throws {
        let lines = """
            {"id":"a","text":"One.","title":"T","published":"2021-08-31T10:00:00Z"}

            {"id":7,"html":"<p>Two</p>"}
            {"text":"Three."}
            """
        #expect(try parts(lines) == ["a: One. [record:text T 2021-08-31]", "7: <p>Two</p> [record:html  ]", "-: Three. [record:text  ]"])
    }

    @Test func aTableWithQuotesLineBreaksAndItsOwnNames() throws {
        let table = "guid,day,body\r\n1,2021-08-31,\"He said \"\"no\"\",\nand left.\"\r\n2,,\"x\"\r\n"
        let columns = ["id": "guid", "text": "body", "published": "day"]
        #expect(try parts(table, columns: columns) == ["1: He said \"no\",\nand left. [record:text  2021-08-31]", "2: x [record:text  ]"])
        #expect(try parts("id\ttext\n1\tTabs.\n", path: "a.tsv") == ["1: Tabs. [record:text  ]"])
    }

    @Test func aBrokenRecordIsNamedAfterTheOthersAreThrough() throws {
        var seen: [String?] = []
        let text = "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\n{\"id\":\"c\",\"text\":\"z\"}\n{\"id\":\"d\"}\n"
        do {
            try RecordSplitter(over: WholeFileSplitter()).split(Array(text.utf8), path: "a.jsonl") { part, _ in seen.append(part) }
            Issue.record("no error")
        } catch let failure as StageFailure {
            #expect(failure.message == "line 2 is no JSON object; line 4 has neither 'text' nor 'html'")
        }
        #expect(seen == ["a", "c"])
        #expect(throws: StageFailure.self) { try parts("a,b\n1,2\n", path: "x.csv") }
    }

    @Test func everythingElseIsLeftToTheSplitterBelow() throws {
        for text in ["Plain, text\nof two lines", "{\n \"title\": \"One document\"\n}", "{\"headline\":\"one line\"}", ""] {
            #expect(try parts(text) == ["-: \(text)"])
        }
    }
}
