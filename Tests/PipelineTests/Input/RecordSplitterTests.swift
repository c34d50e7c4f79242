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

    /// What the splitter complains of; empty when it does not.
    private func complaint(_ text: String, columns: [String: String] = [:]) -> String {
        do { _ = try parts(text, path: "x.csv", columns: columns) } catch { return (error as? StageFailure)?.message ?? "?" }
        return ""
    }

    @Test func whatATableLacksIsSaid() {
        #expect(complaint("Key,Text,Day\n1,x,y\n").hasPrefix("the table has no column 'text' but 'Key', 'Text', 'Day'; did you mean 'Text'? name the column"))
        #expect(complaint("") == "the table is empty")
        #expect(complaint("id,text\n") == "the table has no row")
        #expect(complaint("id,text,text\n1,a,b\n").hasPrefix("the table has two columns 'text'"))
        #expect(complaint("id,text\n1,a\n2,\"b\n3,c\n").hasPrefix("line 3 opens a quotation mark that is never closed"))
        #expect(complaint("id,text,published\n1,a,4/5/2021\n").hasPrefix("line 2: 'published' is '4/5/2021', which is no YYYY-MM-DD"))
    }

    @Test func tablesOfOtherSpreadsheets() throws {
        #expect(try parts("id;text\r\n1;One, two.\r\n", path: "x.csv") == ["1: One, two. [record:text  ]"])
        #expect(try parts("id,text\r1,One.\r2,Two.\r", path: "x.csv") == ["1: One. [record:text  ]", "2: Two. [record:text  ]"])
        #expect(try parts("\u{FEFF}{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n") == ["a: x [record:text  ]", "b: y [record:text  ]"])
    }

    @Test func bytesOfOtherEncodingsBecomeText() {
        func text(_ bytes: [UInt8]) -> String { String(decoding: RecordText.utf8(bytes), as: UTF8.self) }
        let words = "text\nCafé “ja” 😀\n"
        #expect(text(Array(words.utf8)) == words && text([0xEF, 0xBB, 0xBF] + Array(words.utf8)) == words)
        #expect(text([0xFF, 0xFE] + words.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) == words)
        #expect(text([0xFE, 0xFF] + words.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }) == words)
        #expect(text([0x43, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x80, 0x94, 0x81]) == "Café “€”\u{81}")
        // One damaged byte among good ones is no other encoding.
        #expect(RecordText.utf8(Array("é".utf8) + [0xE9, 0x0A]) == Array("é".utf8) + [0xE9, 0x0A])
    }

    @Test func everythingElseIsLeftToTheSplitterBelow() throws {
        for text in ["Plain, text\nof two lines", "{\n \"title\": \"One document\"\n}", "{\"headline\":\"one line\"}", ""] {
            #expect(try parts(text) == ["-: \(text)"])
        }
    }
}
