import Rapporteur
import Testing

@Suite struct EventsStageTests {
    @Test func aVerbGivesTypeQuadAndParticipants() throws {
        let events = try Coding.events("Rebels attacked Marib on Monday.", actors: ["Rebels", "Marib"])
        let event = try #require(events.first)
        #expect(event.type == "ASSAULT" && event.cameo == "190" && event.quad == 4 && event.goldstein == -10)
        #expect(event.actors == [0] && event.targets == [1])
        #expect(event.rule.hasPrefix("lexicon:verbs.tsv:"))
    }

    @Test func aPassiveTurnsTheParticipants() throws {
        let events = try Coding.events("The port was attacked by Rebels yesterday.", actors: ["Rebels", "port"])
        #expect(events.first?.actors == [0] && events.first?.targets == [1])
    }

    @Test func complementsDecideWhatAVerbTells() throws {
        let sanctions = try Coding.events("Norland imposed sanctions on Sudland.", actors: ["Norland", "Sudland"])
        #expect(sanctions.map(\.cameo) == ["163"])
        #expect(sanctions.first?.actors == [0] && sanctions.first?.targets == [1])
        let ties = try Coding.events("Norland cut diplomatic ties with Sudland.", actors: ["Norland", "Sudland"])
        #expect(ties.map(\.type) == ["SANCTION"])
    }

    @Test func anEarthquakeKillsWithoutBeingAnAssault() throws {
        #expect(try Coding.events("The earthquake killed 40 people in Norland.", actors: ["Norland"]).isEmpty)
    }

    @Test func aNounTellsAnEventThroughItsVerb() throws {
        let events = try Coding.events("Norland launched an airstrike against Sudland.", actors: ["Norland", "Sudland"])
        #expect(events.map(\.cameo) == ["195"])
        #expect(events.first?.actors == [0] && events.first?.targets == [1])
    }

    @Test func aNounHasItsOwnParticipants() throws {
        let events = try Coding.events("The withdrawal of Norland from the valley surprised many.", actors: ["Norland"])
        #expect(events.map(\.type) == ["RETREAT"])
        #expect(events.first?.actors == [0])
    }

    @Test func talksBindBothSides() throws {
        let events = try Coding.events("The talks between Norland and Sudland ended on Friday.", actors: ["Norland", "Sudland"])
        let event = try #require(events.first { $0.quad == 1 || $0.quad == 4 })
        #expect(event.actors == [0, 1])
    }

    @Test func aPromiseIsAnAgreementAboutWhatIsPromised() throws {
        let events = try Coding.events("Norland promised to withdraw from Sudland.", actors: ["Norland", "Sudland"])
        #expect(events.map(\.type) == ["AGREE"])
        #expect(events.first?.cameo == "0356")
    }

    @Test func aRefusalToMeetIsNoMeeting() throws {
        let events = try Coding.events("Norland refused to meet Sudland.", actors: ["Norland", "Sudland"])
        #expect(events.map(\.cameo) == ["125"])
    }

    @Test func threatsCountAsThreats() throws {
        let events = try Coding.events("Norland threatened to attack Sudland.", actors: ["Norland", "Sudland"])
        #expect(events.map(\.cameo) == ["138"])
    }

    @Test(arguments: [
        ("Norland did not attack Sudland.", EventMentions.Status.negated),
        ("Norland might attack Sudland.", .hypothetical),
        ("If Norland attacks Sudland, oil prices rise.", .hypothetical),
        ("Norland will attack Sudland.", .future),
        ("Norland denied attacking Sudland.", .denied),
        ("Norland attacked Sudland.", .asserted),
    ])
    func theStatusFollowsTheWordsAroundTheTrigger(_ text: String, _ status: EventMentions.Status) throws {
        let events = try Coding.events(text, actors: ["Norland", "Sudland"])
        #expect(events.first?.status == status)
    }

    @Test func sportIsNoWar() throws {
        #expect(try Coding.events("Norland attacked Sudland from the kick-off and the striker scored a late goal.", actors: ["Norland", "Sudland"]).isEmpty)
    }

    @Test func emptyAndHostileTextsAreHarmless() throws {
        #expect(try Coding.events("").isEmpty)
        let endless = String(repeating: "agree to attack and refuse to stop the talks ", count: 2000)
        _ = try Coding.events(endless)
    }
}
