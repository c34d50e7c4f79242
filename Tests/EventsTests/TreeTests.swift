import Rapporteur
import Testing

/// Participants by the arcs of trees as a parser really gives them, its usual faults among them.
@Suite struct TreeTests {
    @Test func whoReportsAKillingIsNotTheKiller() throws {
        let events = try Coding.events(
            tree: "Norland:PROPN:NNP:2:nsubj said:VERB:VBD:0:root:=say that:SCONJ:IN:7:mark villagers:NOUN:NNS:7:nsubj:pass had:AUX:VBD:7:aux:=have been:AUX:VBN:7:aux:pass:=be killed:VERB:VBN:2:ccomp:=kill",
            actors: ["Norland", "villagers"])
        let event = try #require(events.first { $0.type == "ASSAULT" })
        #expect(event.actors.isEmpty && event.targets == [1])
    }

    @Test func whatSomethingIsComparedWithIsNoTarget() throws {
        let events = try Coding.events(
            tree: "Norland:PROPN:NNP:2:nsubj supports:VERB:VBZ:0:root:=support a:DET:DT:5:det harsher:ADJ:JJR:5:amod version:NOUN:NN:2:obj than:ADP:IN:7:case Sudland:PROPN:NNP:5:nmod",
            actors: ["Norland", "Sudland"])
        #expect(events.map(\.targets) == [[]])
    }

    @Test func aVerbTakenForAnAdjectiveStillHasItsSubject() throws {
        let events = try Coding.events(
            tree: "The:DET:DT:3:det Norland:PROPN:NNP:3:compound retaliated:ADJ:JJ:0:root by:SCONJ:IN:5:mark launching:VERB:VBG:3:advcl:=launch an:DET:DT:7:det airstrike:NOUN:NN:5:obj and:CCONJ:CC:11:cc a:DET:DT:11:det drone:NOUN:NN:11:compound strike:NOUN:NN:7:conj against:ADP:IN:13:case Sudland:PROPN:NNP:11:nmod",
            actors: ["Norland", "Sudland"])
        #expect(events.map(\.type) == ["ASSAULT", "ASSAULT", "ASSAULT"])
        #expect(events.allSatisfy { $0.actors == [0] })
        #expect(events.suffix(2).allSatisfy { $0.targets == [1] })
    }

    @Test func whereItHappenedIsNotWhoDidIt() throws {
        let events = try Coding.events(
            tree: "Villagers:NOUN:NNS:3:nsubj:pass were:AUX:VBD:3:aux:pass:=be killed:VERB:VBN:0:root:=kill by:ADP:IN:5:case violence:NOUN:NN:3:obl:agent in:ADP:IN:7:case Norland:PROPN:NNP:5:nmod",
            actors: ["Villagers", "Norland"])
        let event = try #require(events.first { $0.type == "ASSAULT" })
        #expect(event.actors.isEmpty && event.targets == [0])
    }

    @Test func oneIsBlamedForOnesOwnDeeds() throws {
        let events = try Coding.events(
            tree: "Norland:PROPN:NNP:2:nsubj condemned:VERB:VBD:0:root:=condemn Sudland:PROPN:NNP:2:obj for:ADP:IN:6:case its:PRON:PRP$:6:nmod:poss attacks:NOUN:NNS:2:obl:=attack",
            actors: ["Norland", "Sudland"])
        #expect(events.last?.type == "ASSAULT" && events.last?.actors == [1])
    }

    @Test func coordinatedParticiplesShareAgentAndSufferer() throws {
        let events = try Coding.events(
            tree: "Rebels:NOUN:NNS:3:nsubj:pass:=rebel were:AUX:VBD:3:aux:pass:=be captured:VERB:VBN:0:root:=capture and:CCONJ:CC:5:cc killed:VERB:VBN:3:conj:=kill by:ADP:IN:7:case Norland:PROPN:NNP:3:obl:agent",
            actors: ["Rebels", "Norland"])
        #expect(events.count == 2)
        #expect(events.allSatisfy { $0.actors == [1] && $0.targets == [0] })
    }

    @Test func aWarBetweenTwoBindsBothSides() throws {
        let events = try Coding.events(
            tree: "The:DET:DT:2:det war:NOUN:NN:7:nsubj between:ADP:IN:4:case Norland:PROPN:NNP:2:nmod and:CCONJ:CC:6:cc Sudland:PROPN:NNP:2:conj continues:VERB:VBZ:0:root:=continue",
            actors: ["Norland", "Sudland"])
        #expect(events.map(\.actors) == [[0, 1]] && events.map(\.targets) == [[0, 1]])
    }

    @Test func whatIsSaidOfAKindIsHardlyAnEvent() throws {
        let events = try Coding.events(
            tree: "Airstrikes:NOUN:NNS:2:nsubj kill:VERB:VBP:0:root villagers:NOUN:NNS:2:obj", actors: ["villagers"])
        #expect(events.allSatisfy { $0.p < 0.5 })
    }
}
