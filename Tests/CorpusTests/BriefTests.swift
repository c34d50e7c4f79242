import Prose
import Testing

@testable import Corpus

@Suite struct BriefTests {
    @Test func `every sentence cites words`() throws {
        let brief = try Brief.make(reports: CorpusTablesTests.worsening(), from: "Norland", to: "Sudmark")
        #expect(brief.trendLabel == .deteriorating)
        #expect(brief.declared != nil)
        for sentence in brief.attitude + brief.trend + brief.outlook + brief.proposals + brief.risks {
            #expect(!sentence.citations.isEmpty, "\(sentence.text)")
            for citation in sentence.citations { #expect(!citation.words.isEmpty) }
        }
        #expect(brief.outlook.first?.text.contains("expects") == true)
        #expect(brief.proposals.first?.text.contains("proposes") == true)
        #expect(brief.risks.first?.text == "Risk of armed conflict: 80 of 100, rising.")
    }

    @Test(arguments: ["norland", "the Norland", "NOR", "nor"])
    func `entities are found by slug, name and code`(name: String) throws {
        #expect(try Brief.make(reports: CorpusTablesTests.worsening(), from: name, to: "sud").from == "Norland")
    }

    @Test func `an unknown name has suggestions`() throws {
        #expect(throws: BriefError(name: "Norlund", suggestions: ["Norland"])) {
            try Brief.make(reports: CorpusTablesTests.worsening(), from: "Norlund", to: "Sudmark")
        }
    }

    @Test func `a pair of which nothing is told is told so`() throws {
        let brief = try Brief.make(reports: CorpusTablesTests.worsening(), from: "Sudmark", to: "Norland")
        #expect(brief.label == .insufficient)
        #expect(brief.score == nil)
        #expect(brief.attitude.first?.text == "No report tells how Sudmark stands towards Norland.")
    }

    @Test func `plain text numbers its citations`() throws {
        let text = try Brief.make(reports: CorpusTablesTests.worsening(), from: "Norland", to: "Sudmark").plainText
        #expect(text.hasPrefix("Norland -> Sudmark\n\nAttitude\n"))
        #expect(text.contains("[1]"))
        #expect(text.contains("“Norland spoke in month"))
    }

    @Test func `JSON has the same sentences`() throws {
        let brief = try Brief.make(reports: CorpusTablesTests.worsening(), from: "Norland", to: "Sudmark")
        let value = try JSONParser.parse(brief.json)
        #expect(value[key: "attitude"]?[0]?[key: "text"]?.string == brief.attitude.first?.text)
        #expect(value[key: "risks"]?[0]?[key: "citations"]?[0]?[key: "span"]?[1]?.int == 7)
    }
}
