import Testing

@testable import Lexicons

@Suite struct PetrarchDiscardsTests {
    private let file = PetrarchDiscards(file: "x", bytes: Array("YEARS LATER\n+WORLD CUP_ # sport\nBASEBALL\n+\n".utf8))

    @Test func aPhraseDropsTheSentenceAndAPlusTheStory() {
        #expect(file.scope(of: "TWO YEARS LATER HE LEFT") == .sentence)
        #expect(file.scope(of: "THE WORLD CUP IS OVER") == .story)
        #expect(file.scope(of: "NOTHING OF THAT") == nil)
    }

    @Test func aFinalUnderlineEndsTheWordElseItMayGoOn() {
        #expect(file.scope(of: "WORLD CUPS") == nil)
        #expect(file.scope(of: "BASEBALLS") == .sentence)
    }

    @Test func aLineWithoutAPhraseIsReported() { #expect(file.diagnostics.map(\.line) == [4]) }

    @Test func issuesExpandNounsVerbsAndHyphens() {
        let issues = PetrarchIssues(
            file: "x", bytes: Array("<ISSUE CATEGORY=\"SCHOOL\" TYPE=\"ALL\">\nn:teacher [TEACHERS]\npre+school v:close [CLOSING]\n~old school\nword\n</ISSUE>\n".utf8))
        #expect(issues.entries.map(\.category) == ["SCHOOL", "SCHOOL", "SCHOOL"])
        #expect(issues.entries[0].forms == ["TEACHER", "TEACHERS"])
        #expect(issues.entries[1].forms.contains("PRE-SCHOOL CLOSING") && issues.entries[1].forms.contains("PRE SCHOOL CLOSED"))
        #expect(issues.entries[2].drops == .sentence && issues.entries[2].code == nil)
        #expect(issues.diagnostics.map(\.line) == [5])
    }
}
