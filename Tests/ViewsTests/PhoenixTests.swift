import Prose
import Reports
import Testing

@testable import Views

@Suite struct PhoenixTests {
    private func rows(_ report: Report) throws -> [[String]] {
        let file = try #require(assembled(PhoenixEvents(), [report])["reports.phoenix.tsv"])
        return file.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func anEventIsARowOfTwentySixColumns() throws {
        let rows = try rows(ReportFixture.full())
        #expect(rows.count == 1 && rows[0].count == 26)
        #expect(Array(rows[0][0..<5]) == ["inbox/a b.txt#event:1_1", "20210503", "2021", "5", "3"])
        #expect(Array(rows[0][5..<13]) == ["MLIREB", "MLI", "REB", "", "MLI", "MLI", "", ""])
        #expect(Array(rows[0][13..<18]) == ["190", "19", "4", "-10", "military,1"])
        #expect(rows[0][24] == "https://www.example.org/a?b=1")
    }

    @Test func onlyWhatIsToldAsFactIsAnEvent() throws {
        let report = try ReportFixture.full()
        for status in EventMentions.Status.allCases {
            let free = Document(id: "x", text: ReportFixture.text, metadata: report.document.metadata)
            var events = try report.document.layer(EventMentions.self)
            events.events[0].status = status
            var document = free
            document.supply(try report.document.layer(ActorMentions.self))
            document.supply(events)
            let read = try ReportReader.read(ReportWriter().line(for: document, outcomes: [], key: nil))
            #expect(try rows(read).isEmpty == (status != .asserted && status != .historical), "\(status)")
        }
    }
}
