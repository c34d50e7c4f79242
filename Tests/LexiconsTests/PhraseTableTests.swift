import Testing

@testable import Lexicons

@Suite struct PhraseTableTests {
    private func hashes(_ text: String) -> [UInt64] { text.split(separator: " ").map { WordHash.of($0) } }

    @Test func theLongestPhraseWins() throws {
        let table = PhraseTable([(hashes("united nations"), 1), (hashes("united nations security council"), 2), (hashes("united"), 3)])
        let text = hashes("the United Nations Security Council met")
        let match = try #require(table.longestMatch(in: text, at: 1, limit: text.count))
        #expect(match.values == [2])
        #expect(match.end == 5)
        #expect(try #require(table.longestMatch(in: text, at: 1, limit: 4)).values == [1])
        #expect(table.longestMatch(in: text, at: 0, limit: text.count) == nil)
    }

    @Test func aPhraseKeepsAllItsValuesInOrder() throws {
        let table = PhraseTable([(hashes("georgia"), "state"), (hashes("georgia"), "country")])
        #expect(try #require(table.longestMatch(in: hashes("Georgia"), at: 0, limit: 1)).values == ["state", "country"])
    }

    @Test func anUnfinishedPhraseIsNoMatch() {
        let table = PhraseTable([(hashes("islamic state khorasan"), 1)])
        #expect(table.longestMatch(in: hashes("islamic state"), at: 0, limit: 2) == nil)
    }
}
