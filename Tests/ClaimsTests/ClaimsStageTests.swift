import Claims
import Language
import Rapporteur
import Testing

@Suite struct ClaimsStageTests {
    private func claims(_ text: String) throws -> [ClaimStatements.Claim] {
        var document = Document(text: text)
        let environment = StageEnvironment()
        try LanguageStage(NoOptions(), in: environment).process(&document, StageContext(stageID: "language"))
        try ClaimsStage(NoOptions(), in: environment).process(&document, StageContext(stageID: "claims"))
        return try document.layer(ClaimStatements.self).claims
    }

    @Test(arguments: [
        ("The talks will resume.", 1.0), ("The talks may resume.", 0.4), ("The truce is likely to collapse.", 0.7),
        ("It is not certain if the government will keep its word.", 0.2), ("The talks will not resume.", 0.0),
        ("If the army moves, the rebels might strike back.", 0.3), ("The talks will probably resume.", 0.7),
    ])
    func theHedgeOfAForecastSetsItsCommitment(_ text: String, _ commitment: Double) throws {
        let claim = try #require(try claims(text).first)
        #expect(claim.kind == .forecast)
        #expect(claim.commitment == commitment)
    }

    @Test func aConditionIsKeptAsItsOwnSpan() throws {
        let text = "If the army moves, the rebels might strike back."
        let condition = try #require(try claims(text).first?.condition)
        #expect(Text(text)[condition] == "If the army moves")
    }

    @Test func aQuestionOfWhetherIsNoCondition() throws {
        #expect(try claims("It is unclear if the army will move.").first?.condition == nil)
    }

    @Test(arguments: ["The council should act.", "It is essential that both sides stop shooting.", "The ministry needs to publish the figures."])
    func recommendationsAreKnownByTheirDeonticWords(_ text: String) throws {
        #expect(try claims(text).map(\.kind) == [.recommendation])
    }

    @Test func aJudgementInTheePresentIsAnAssessment() throws {
        #expect(try claims("The valley is now a breeding ground for bandits.").map(\.kind) == [.assessment])
    }

    @Test func aQuestionIsAQuestion() throws {
        let found = try claims("What will the council do?")
        #expect(found.map(\.kind) == [.question])
        #expect(found.first?.commitment == 0)
    }

    @Test(arguments: [
        "He later became king and would rule for decades.", "The rebels could not hold the town.", "The army may have fired first.",
        "The soldiers had to leave.", "They met in May.",
    ])
    func thePastIsNoForecast(_ text: String) throws {
        #expect(try claims(text).filter { $0.kind == .forecast || $0.kind == .recommendation }.isEmpty)
    }

    @Test func theDirectionFollowsTheWordsAndTheirTurns() throws {
        #expect(try claims("The country will descend into chaos.").first?.direction == -1)
        #expect(try claims("The accord will prevent violence.").first?.direction == 1)
    }

    @Test func emptyTextHasNoClaim() throws {
        #expect(try claims("").isEmpty)
    }
}
