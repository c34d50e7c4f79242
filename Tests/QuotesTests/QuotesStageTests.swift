import Lexicons
import Prose
import StageKit
import Testing

@testable import Quotes

@Suite struct QuotesStageTests {
    private func quotes(_ source: String) throws -> [(kind: Quotations.Kind, text: String, speaker: String?, cue: String?)] {
        var document = taggedDocument(source)
        let stage = try QuotesStage(NoOptions(), in: StageEnvironment())
        document.access = QuotesStage.card.access
        try stage.process(&document, StageContext(stageID: "quotes"))
        document.access = nil
        let text = document.text
        return try document.layer(Quotations.self).quotations.map {
            ($0.kind, text[$0.span], $0.speakerSpan.map { text[$0] }, $0.cue.map { text[$0] })
        }
    }

    @Test func `a quotation before its cue is direct`() throws {
        let found = try quotes("“ ~We|PRON will|AUX leave|VERB soon ~,|PUNCT ~” the|DET minister said|VERB|say ~.")
        #expect(found.count == 1)
        #expect(found.first?.kind == .direct)
        #expect(found.first?.text == "“We will leave soon,”")
        #expect(found.first?.speaker == "the minister")
        #expect(found.first?.cue == "said")
    }

    @Test func `an inverted cue has its speaker after it`() throws {
        let found = try quotes("“ ~We|PRON will|AUX leave|VERB soon ~,|PUNCT ~” said|VERB|say the|DET minister ~.")
        #expect(found.first?.speaker == "the minister")
    }

    @Test func `a clause after a cue is indirect`() throws {
        let found = try quotes("The|DET minister said|VERB|say that|SCONJ troops would|AUX leave|VERB soon ~.")
        #expect(found.count == 1)
        #expect(found.first?.kind == .indirect)
        #expect(found.first?.speaker == "The minister")
        #expect(found.first?.text.hasSuffix("troops would leave soon") == true)
    }

    @Test func `marks inside reported speech make it mixed`() throws {
        let found = try quotes("The|DET minister said|VERB|say troops would|AUX leave|VERB “ ~very|ADV soon ~” ~.")
        #expect(found.first?.kind == .mixed)
    }

    @Test func `according to names its source`() throws {
        let found = try quotes("Troops will|AUX leave|VERB soon ~, according|VERB to|ADP the|DET ministry ~.")
        #expect(found.first?.speaker == "the ministry")
        #expect(found.first?.text == "Troops will leave soon")
    }

    @Test func `a quotation that goes on keeps its speaker`() throws {
        let found = try quotes(
            "“ ~We|PRON will|AUX leave|VERB soon ~,|PUNCT ~” the|DET minister said|VERB|say ~. // “ ~The|DET war is|AUX over|ADV for|ADP us|PRON ~.|PUNCT ~”")
        #expect(found.count == 2)
        #expect(found.last?.speaker == "the minister")
        #expect(found.last?.cue == nil)
    }

    @Test func `a paragraph that ends in an open quotation is carried on by the next`() throws {
        let found = try quotes("“ ~The|DET talks have|AUX failed|VERB for|ADP now|ADV ~. ¶ “ ~We|PRON shall|AUX try|VERB again|ADV soon ~,|PUNCT ~” the|DET envoy said|VERB|say ~.")
        #expect(found.count == 2)
        #expect(found.last?.speaker == "the envoy")
    }

    @Test func `a name between marks is no quotation`() throws {
        #expect(try quotes("They|PRON watched|VERB “ ~Night Train ~” at|ADP home ~.").isEmpty)
    }

    @Test func `words about saying inside a quotation make no second one`() throws {
        let found = try quotes("“ ~They|PRON said|VERB|say it|PRON was|AUX over|ADV ~,|PUNCT ~” the|DET envoy added|VERB|add ~.")
        #expect(found.count == 1)
    }

    @Test func `two apostrophes are quotation marks`() throws {
        let found = try quotes("'' ~We|PRON will|AUX leave|VERB soon ~,|PUNCT ~'' the|DET minister said|VERB|say ~.")
        #expect(found.map(\.kind) == [.direct])
        #expect(found.first?.speaker == "the minister")
    }

    @Test func `words that also mean something else need marks or a clause`() throws {
        #expect(try quotes("The|DET minister will|AUX continue|VERB|continue to|PART press|VERB companies ~.").isEmpty)
        let found = try quotes("“ ~We|PRON will|AUX leave|VERB soon ~,|PUNCT ~” the|DET minister continued|VERB|continue ~.")
        #expect(found.count == 1)
    }

    @Test func `after a colon only what stands between marks is said`() throws {
        let found = try quotes("The|DET minister spoke|VERB of|ADP peace ~:|PUNCT “ ~It|PRON is|AUX near|ADJ to|ADP us|PRON ~,|PUNCT ~” he|PRON said|VERB|say ~.")
        #expect(found.contains { $0.text == "“It is near to us,”" && $0.speaker == "he" })
    }

    @Test func `a second source is not part of what the first says`() throws {
        let found = try quotes("The|DET minister said|VERB|say that|SCONJ troops would|AUX leave|VERB soon ~,|PUNCT according|VERB to|ADP the|DET ministry ~.")
        #expect(found.contains { $0.speaker == "The minister" && $0.text.hasSuffix("leave soon") })
    }

    @Test func `hostile input gives the same quotations twice`() throws {
        for source in ["“", "“ ~” ~“ ~”", "said|VERB|say", "according to", "“ said|VERB|say “ ¶ “ ¶ “", ": , said|VERB|say : ,"] {
            let first = try quotes(source).map(\.text), second = try quotes(source).map(\.text)
            #expect(first == second)
        }
    }
}
