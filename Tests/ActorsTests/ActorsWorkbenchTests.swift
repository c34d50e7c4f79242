import Language
import Lexicons
import Prose
import StageKit
import Testing

@testable import Actors

/// What training and measuring see of the stage.
@Suite struct ActorsWorkbenchTests {
    private func document(_ words: String) throws -> Document {
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(text: words, metadata: metadata)
        try LanguageStage(NoOptions(), in: StageEnvironment()).process(&document, StageContext(stageID: "language"))
        return document
    }

    private func stage() throws -> ActorsStage { try ActorsStage(OptionDecoder.decode(ActorsOptions.self, from: .object([])), in: StageEnvironment()) }

    @Test func everyPronounIsAChoiceOfItsKind() throws {
        let text = try document("Kenya said that it would wait. Maria Gonzalez said that she would not.")
        let workbench = ActorsWorkbench(try stage())
        #expect(try workbench.choices(of: .gendered, in: text).map { text.text[$0.span] } == ["she"])
        #expect(try workbench.choices(of: .neutral, in: text).map { text.text[$0.span] } == ["it"])
        #expect(try workbench.choices(of: .neutral, in: text).allSatisfy { !$0.none.isEmpty && !$0.candidates.isEmpty })
    }

    @Test func withoutWeightsNobodyIsMeantByIt() throws {
        var text = try document("Kenya said that it would wait.")
        let empty = ResourceTable(name: "none", text: "# none\n")
        let bare = try ActorsWorkbench.stage(
            OptionDecoder.decode(ActorsOptions.self, from: .object([])), gendered: nil, neutral: empty, in: StageEnvironment())
        try bare.process(&text, StageContext(stageID: "actors"))
        #expect(try text.layer(ActorMentions.self).actors.first { $0.entity == "ken" }?.mentions.count == 1)
    }

    @Test func aLookUpCostsSomethingAndFindsSomething() throws {
        let cost = ActorsWorkbench(try stage()).lookUpCost(words: 10_000)
        #expect(cost.nanoseconds >= 0 && cost.found > 0)
    }
}
