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
        let sanctions = try Coding.events(
            tree: "Norland:PROPN:NNP:2:nsubj imposed:VERB:VBD:0:root:=impose sanctions:NOUN:NNS:2:obj:=sanction on:ADP:IN:5:case Sudland:PROPN:NNP:3:nmod",
            actors: ["Norland", "Sudland"])
        #expect(sanctions.map(\.cameo) == ["163"])
        #expect(sanctions.first?.actors == [0] && sanctions.first?.targets == [1])
        let ties = try Coding.events(
            tree: "Norland:PROPN:NNP:2:nsubj cut:VERB:VBD:0:root diplomatic:ADJ:JJ:4:amod ties:NOUN:NNS:2:obj:=tie with:ADP:IN:6:case Sudland:PROPN:NNP:4:nmod",
            actors: ["Norland", "Sudland"])
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
        let events = try Coding.events(
            tree: "The:DET:DT:2:det withdrawal:NOUN:NN:6:nsubj of:ADP:IN:5:case US:PROPN:NNP:5:compound troops:NOUN:NNS:2:nmod:=troop surprised:VERB:VBD:0:root:=surprise many:ADJ:JJ:6:obj",
            actors: ["US"])
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
        ("Norland might attack Sudland.", EventMentions.Status.hypothetical),
        ("Norland will attack Sudland.", .future),
        ("Norland denied attacking Sudland.", .denied),
        ("Norland attacked Sudland.", .asserted),
    ])
    func theStatusFollowsTheWordsAroundTheTrigger(_ text: String, _ status: EventMentions.Status) throws {
        let events = try Coding.events(text, actors: ["Norland", "Sudland"])
        #expect(events.first?.status == status)
    }

    @Test func aConditionMakesAnEventHypothetical() throws {
        let events = try Coding.events(
            tree: "If:SCONJ:IN:3:mark Norland:PROPN:NNP:3:nsubj attacks:VERB:VBZ:7:advcl:=attack Sudland:PROPN:NNP:3:obj ,:PUNCT:,:3:punct prices:NOUN:NNS:7:nsubj rise:VERB:VBP:0:root",
            actors: ["Norland", "Sudland"])
        #expect(events.map(\.status) == [.hypothetical])
    }

    @Test func aRelativeClauseInheritsItsSubject() throws {
        let events = try Coding.events(
            tree: "Rebels:NOUN:NNS:6:nsubj who:PRON:WP:3:nsubj bombed:VERB:VBD:1:acl:relcl:=bomb Marib:PROPN:NNP:3:obj have:AUX:VBP:6:aux fled:VERB:VBN:0:root:=flee",
            actors: ["Rebels", "Marib"])
        #expect(events.map(\.actors) == [[0]] && events.map(\.targets) == [[1]])
    }

    @Test func sportIsNoWar() throws {
        #expect(try Coding.events("Norland attacked Sudland from the kick-off and the striker scored a late goal.", actors: ["Norland", "Sudland"]).isEmpty)
    }

    @Test func emptyAndHostileTextsAreHarmless() throws {
        #expect(try Coding.events("").isEmpty)
        let endless = String(repeating: "agree to attack and refuse to stop the talks ", count: 2000)
        _ = try Coding.events(endless)
        _ = try Coding.events("They attacked and will attack the town of Marib.", actors: ["They attacked and will attack the town", "attack"])
    }
}
