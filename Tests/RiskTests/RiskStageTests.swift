import Language
import Lexicons
import Prose
import Risk
import StageKit
import Testing

@Suite struct RiskStageTests {
    private func assess(
        _ text: String, options: RiskOptions = RiskOptions(), prepare: (inout Document) throws -> Void = { _ in }
    ) throws -> (risk: RiskAssessment, text: Text) {
        let environment = StageEnvironment()
        var metadata = Metadata()
        metadata.language = "en"
        metadata.published = CivilDate(2024, 5, 2)
        var document = Document(text: text, metadata: metadata)
        document.access = LanguageStage.card.access
        try LanguageStage(try OptionDecoder.decode(LanguageStage.Options.self, from: .object([])), in: environment)
            .process(&document, StageContext(stageID: "language"))
        document.access = nil
        try prepare(&document)
        document.access = RiskStage.card.access
        try RiskStage(options, in: environment).process(&document, StageContext(stageID: "risk"))
        document.access = nil
        return (try document.layer(RiskAssessment.self), document.text)
    }

    private func score(_ category: RiskAssessment.Category, _ text: String) throws -> Int {
        try assess(text).risk.categories.first { $0.category == category }?.score ?? 0
    }

    @Test func `a bombing is terrorism`() throws {
        #expect(try score(.terrorism, "A suicide bomber killed nine people at a market. The terrorist group claimed responsibility.") > 60)
    }

    @Test func `people in flight are displaced`() throws {
        #expect(try score(.displacement, "Thousands of refugees fled across the border, and the camps are full of displaced families.") > 60)
    }

    @Test func `a cookery page has no risk`() throws {
        #expect(try assess("Peel the onions and fry them in butter. Serve with rice and fresh herbs.").risk.overall == 0)
    }

    @Test func `what is denied weighs little`() throws {
        let told = try score(.armedConflict, "There was an air strike near the town.")
        let denied = try score(.armedConflict, "There was no air strike near the town.")
        #expect(told > 20)
        #expect(denied < told / 3)
    }

    @Test func `what may come is outlook`() throws {
        let score = try assess("If talks fail, a civil war could break out and riots might follow.").risk.categories.first { $0.category == .armedConflict }
        #expect((score?.outlook ?? 0) > 0)
        #expect(score?.acts == 0)
    }

    @Test func `figures of speech do not count`() throws {
        #expect(try assess("The supermarket started a price war, and its rivals were in a bidding war for the chain.").risk.overall == 0)
    }

    @Test func `a film about a war is no war`() throws {
        let news = try score(.armedConflict, "The rebels shelled the town. Soldiers and rebels fought a gun battle near the front line.")
        let film = try score(
            .armedConflict,
            "The film tells of rebels who shelled a town. The actor plays a soldier in a gun battle; the movie won an Oscar.")
        #expect(film < news / 2)
    }

    @Test func `growth of a risk is its direction`() throws {
        #expect(try assess("Escalating riots worsened the unrest in the capital.").risk.categories.first?.direction == .rising)
        #expect(try assess("The unrest eased and protests subsided.").risk.categories.first?.direction == .falling)
    }

    @Test func `shares add up to the score, and every score has words`() throws {
        let (risk, text) = try assess(
            "Gunmen kidnapped two aid workers. Troops shelled the town, and 4,000 refugees fled. Sanctions were imposed. "
                + "The coup failed, and a curfew was declared after riots. The famine may worsen.")
        #expect(risk.categories.count >= 5)
        #expect(risk.overall == risk.categories.map(\.score).max())
        for score in risk.categories {
            #expect(!score.evidence.isEmpty)
            #expect(score.evidence.reduce(0) { $0 + ($1.share ?? 0) } == Double(score.score))
            for evidence in score.evidence { #expect(!text[evidence.span].isEmpty) }
        }
    }

    @Test func `an event takes the place of its word`() throws {
        let (risk, _) = try assess("Gunmen attacked the convoy near the bridge.") { document in
            let tokens = try document.layer(Tokens.self)
            var event = EventMentions.Event(
                trigger: tokens.spans[1], head: 1, type: "ASSAULT", cameo: "190", quad: 4, goldstein: -9, rule: "test",
                clause: document.text.span)
            event.contexts = ["terrorism"]
            try document.write(EventMentions([event]))
        }
        let terrorism = risk.categories.first { $0.category == .terrorism }
        #expect(terrorism?.evidence.contains { $0.why == "event:1" } == true)
    }

    @Test func `denied events are not counted as done`() throws {
        func overall(_ status: EventMentions.Status) throws -> Int {
            try assess("They met the delegation at the bridge.") { document in
                var event = EventMentions.Event(
                    trigger: Span(5, 8), head: 1, type: "ASSAULT", cameo: "190", quad: 4, goldstein: -9, status: status,
                    rule: "test", clause: document.text.span)
                event.mode = "aerial"
                try document.write(EventMentions([event]))
            }.risk.overall
        }
        #expect(try overall(.asserted) > 10)
        #expect(try overall(.negated) == 0)
    }

    @Test func `a war of long ago is no risk of today`() throws {
        let war = "Rebel fighters attacked the garrison, and government troops shelled the town. "
        let now = try score(.armedConflict, war + "Rebels seized the airport.")
        let old = try score(.armedConflict, "The rising began in 1904. " + war + "In 1905 rebels seized the port.")
        #expect(now > 50)
        #expect(old < now * 3 / 4)
    }

    @Test func `times of the dates stage age a paragraph, and what lasts until now does not`() throws {
        func conflict(_ bound: String?) throws -> Int {
            try assess("Since the war began, rebel fighters have attacked the garrison.") { document in
                var time = TemporalExpressions.Expression(span: Span(0, 19), kind: .date, value: "1968", rule: "test")
                time.begin = CivilDate(1968, 1, 1)
                time.end = CivilDate(1969, 1, 1)
                time.bound = bound
                try document.write(TemporalExpressions([time]))
            }.risk.categories.first { $0.category == .armedConflict }?.score ?? 0
        }
        #expect(try conflict("since") > conflict(nil))
    }

    @Test func `an empty text is assessed and has nothing`() throws {
        var document = Document(text: "")
        try document.write(Tokens())
        try document.write(Sentences([]))
        try RiskStage(RiskOptions(), in: StageEnvironment()).process(&document, StageContext(stageID: "risk"))
        #expect(try document.layer(RiskAssessment.self).categories.isEmpty)
    }
}
