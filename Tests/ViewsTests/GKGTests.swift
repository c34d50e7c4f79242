import Lexicons
import Prose
import Reports
import Testing

@testable import Views

/// The knowledge graph's record, column by column (numbers as in GDELT's codebook, from 1).
@Suite struct GKGTests {
    private func columns(_ report: Report) throws -> [String] {
        let file = try #require(assembled(GKGView(try CountryCodes()), [report])["reports.gkg.csv"])
        #expect(file.hasSuffix("\n") && file.filter { $0 == "\n" }.count == 1)
        return file.dropLast().split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func aRecordHasTwentySevenColumns() throws {
        let column = try columns(ReportFixture.full())
        #expect(column.count == 27)
        #expect(Array(column[0..<5]) == ["20210504000000-0", "20210504000000", "1", "example.org", "https://www.example.org/a?b=1"])
        #expect(column[5] == "KILL#13#soldiers#1#Mali#ML#ML#17.5#-4#ML;")
        #expect(column[6] == "KILL#13#soldiers#1#Mali#ML#ML#17.5#-4#ML#38;")
        #expect(column[7] == "ARMEDCONFLICT;KILL;" && column[8] == "ARMEDCONFLICT,31;KILL,38;")
        #expect(column[9] == "1#Mali#ML#ML#17.5#-4#ML" && column[10] == "1#Mali#ML#ML##17.5#-4#ML#51")
        #expect(column[13] == "rebels" && column[14] == "Rebels,24")
        #expect(column[15] == "" && column[16] == "3#5#3#2021#12" && column[17] == "wc:24")
        #expect(column[22] == "68|16|said|we will answer")
        #expect(column[24] == "13,soldiers,38")
        #expect(
            column[26] == "<PAGE_PRECISEPUBTIMESTAMP>20210503233000</PAGE_PRECISEPUBTIMESTAMP><PAGE_AUTHORS>A. Writer;B. Writer</PAGE_AUTHORS>"
                + "<PAGE_TITLE>Rebels &lt;strike&gt; &amp; flee</PAGE_TITLE>")
    }

    @Test func aReportOfNothingHasItsColumnsToo() throws {
        let report = try ReportReader.read(ReportWriter().line(for: Document(id: "a\tb", text: "x"), outcomes: [], key: nil))
        let column = try columns(report)
        #expect(column.count == 27 && column[1] == "00000000000000" && column[2] == "2" && column[4] == "a b")
    }

    @Test func separatorsNeverStandInNames() {
        #expect(GKGText.field("a;b#c,d|e\u{A0}\t f ") == "a b c d e f")
        #expect(GKGText.prose("a#b|c;d\n") == "a b c;d ")
    }

    @Test(arguments: [
        ("2023-07-02T15:01:00Z", "20230702150100"), ("2023-07-02T15:01+02:00", "20230702130100"), ("2023-12-31T23:30:09.25-0130", "20240101010009"),
        ("1969-12-31T23:59:00+00:00", "19691231235900"),
    ]) func timesAreReckonedToUTC(_ text: String, _ digits: String) {
        #expect(UniversalTime.digits(of: text) == digits)
    }

    @Test(arguments: ["2023-07-02", "2023-07-02T15:01:00", "2023-07-02T25:01:00Z", "2023-07-02T15:01:00Zx", "2023-13-02T15:01:00Z", ""])
    func whatNamesNoZoneIsNoMoment(_ text: String) { #expect(UniversalTime.digits(of: text) == nil) }

    @Test func everyCountryHasItsOwnCode() throws {
        let codes = try CountryCodes()
        #expect(codes["AFG"] == "AF" && codes["DEU"] == "GM" && codes["CHE"] == "SZ" && codes["XXX"] == nil && codes[nil] == nil)
    }
}
