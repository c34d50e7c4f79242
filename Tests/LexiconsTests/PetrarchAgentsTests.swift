import Testing

@testable import Lexicons

@Suite struct PetrarchAgentsTests {
    private let file = PetrarchAgents(
        file: "mine.agents.txt",
        bytes: Array("""
            !PERSON! = MAN, MEN, WOMAN
            <!-- over
            lines -->
            AMBASSADOR [~GOV] # a comment
            MINISTRY [~GOV]
            ENVOY {ENVOYS} [~GOV] ; another
            MEDIA {} [~MED]
            CONGRESS!PERSON! [~LEG]
            AID_GROUP [NGO~]
            PRESS [~MED]
            NOBODY
            !NONE!_X [~GOV]
            BROKEN [~GOV
            BARE [GOV]
            """.utf8))

    private func entry(_ word: String) -> PetrarchAgents.Entry? { file.entries.first { $0.singular.contains(word) } }

    @Test func pluralsAreRegularUnlessTheyAreGiven() {
        #expect(entry("AMBASSADOR")?.plural == ["AMBASSADORS"])
        #expect(entry("MINISTRY")?.plural == ["MINISTRIES"])
        #expect(entry("PRESS")?.plural == ["PRESSES"])
        #expect(entry("ENVOY")?.plural == ["ENVOYS"])
        #expect(entry("MEDIA")?.plural == [])
    }

    @Test func aSetStandsForItsMembersAndHasNoPlural() {
        #expect(entry("CONGRESSMAN")?.singular == ["CONGRESSMAN", "CONGRESSMEN", "CONGRESSWOMAN"])
        #expect(entry("CONGRESSMAN")?.plural == [])
    }

    @Test func aTildeBehindTheCodePutsItBeforeTheActors() {
        #expect(entry("AID GROUP")?.comesFirst == true && entry("AID GROUP")?.code == "NGO")
        #expect(entry("AMBASSADOR")?.comesFirst == false)
    }

    @Test func defectsAreReportedByLine() { #expect(file.diagnostics.map(\.line) == [11, 12, 13, 14]) }

    @Test func noBytesCrashTheReader() {
        for text in ["", "[", "]", "!", "!!", "!=!", "=", "{", "A {", "A {} [", "A [~]", "! = ", "!A!B!C! [~X]"] {
            _ = PetrarchAgents(file: "x", bytes: Array(text.utf8))
        }
        _ = PetrarchAgents(file: "x", bytes: [0xFF, 0x5B, 0x7E, 0x41, 0x5D])
    }
}
