import Prose
import Testing

@testable import Lexicons

@Suite struct PetrarchActorsTests {
    private let file = PetrarchActors(
        file: "mine.actors",
        bytes: Array("""
            # a comment
            RURITANIA_  [RUR]
            +KINGDOM_OF_RURITANIA_

            RUDOLF_ELPHBERG_ ; the king
            +KING RUDOLF
            \t[RURELI 840101-931231]
            \t[RURGOV >19940101]
            \t[RUROPP <700101] [---]

            BLACK_MICHAEL_ [RURGOV 010101-020101]
            \t[RURREB 020102-]
            \t[RURELI
            <!-- closed --> ZENDA_ [RUR]
            """.utf8))

    @Test func namesAreFoundInAnyCaseAndWithEitherBlank() {
        #expect(file.code(of: "kingdom of ruritania", on: nil) == "RUR")
        #expect(file.code(of: "KING_RUDOLF", on: CivilDate(1990, 5, 1)) == "RURELI")
        #expect(file.code(of: "Strelsau", on: nil) == nil)
        #expect(file.code(of: "ZENDA", on: nil) == "RUR")
    }

    @Test func limitsOfARangeAreIncludedAndTheFirstFittingCodeWins() {
        #expect(file.code(of: "RUDOLF ELPHBERG", on: CivilDate(1984, 1, 1)) == "RURELI")
        #expect(file.code(of: "RUDOLF ELPHBERG", on: CivilDate(1993, 12, 31)) == "RURELI")
        #expect(file.code(of: "RUDOLF ELPHBERG", on: CivilDate(2020, 1, 1)) == "RURGOV")
        #expect(file.code(of: "RUDOLF ELPHBERG", on: CivilDate(1969, 1, 1)) == "RUROPP")
    }

    @Test func aNullCodeIsNoCode() { #expect(file.code(of: "RUDOLF ELPHBERG", on: CivilDate(1975, 1, 1)) == nil) }

    @Test func aDatedCodeMayStandOnThePrimaryLine() { #expect(file.code(of: "BLACK MICHAEL", on: CivilDate(2001, 6, 1)) == "RURGOV") }

    @Test func defectsAreReportedByLine() {
        #expect(file.diagnostics.map(\.line) == [12, 13])
        #expect(file.diagnostics[0].description == "mine.actors:12: no range of dates: '020102-'; the code is not used")
    }

    @Test func noBytesCrashTheReader() {
        for text in ["", "[", "]", "+", "+X", "[X", "A [", "A []", "A [X 99999999-00000000]", "<!--", "-->", "A_ [X ><]", "\u{FEFF}A [B]"] {
            _ = PetrarchActors(file: "x", bytes: Array(text.utf8))
        }
        _ = PetrarchActors(file: "x", bytes: [0xFF, 0xFE, 0x5B, 0x80, 0x5D])
    }
}

@Suite struct PetrarchCompatibilityTests {
    private let file = PetrarchActors(
        file: "x", bytes: Array("A_\n\t[AAA 200101-201231]\n\t[AAB >20200101]\nB_ [BBB]\n\t[BBC 000101-011231]\n".utf8))

    @Test func petrarch2LeavesTheLastDayOut() {
        #expect(file.code(of: "A", on: CivilDate(2020, 12, 31)) == "AAA")
        #expect(file.code(of: "A", on: CivilDate(2020, 12, 31), reading: .petrarch2) == "AAB")
    }

    @Test func petrarch2TakesADefaultOfTheFirstLineBeforeDatedCodes() {
        #expect(file.code(of: "B", on: CivilDate(2000, 6, 1)) == "BBC")
        #expect(file.code(of: "B", on: CivilDate(2000, 6, 1), reading: .petrarch2) == "BBB")
    }

    @Test func rolesAreRewrittenSoThatTheDocumentedReadingAgrees() {
        let roles = PetrarchActors.petrarch2Roles(file.records[1].roles)
        #expect(roles.map(\.code) == ["BBB"])
        #expect(PetrarchActors.petrarch2Roles(file.records[0].roles)[0].to == CivilDate(2020, 12, 30))
    }
}
