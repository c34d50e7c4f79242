import Testing

@testable import Lexicons

@Suite struct WordTableTests {
    @Test func thousandsOfWordsAreAllFoundAndNoOthers() {
        let table = WordTable(words: (0..<5000).map { ("word\($0)", $0) })
        for index in 0..<5000 { #expect(table[WordHash.of("word\(index)")] == index) }
        for index in 5000..<9000 { #expect(table[WordHash.of("word\(index)")] == nil) }
    }

    @Test func ofTwoEntriesTheLaterWins() {
        #expect(WordTable(words: [("a", 1), ("A", 2)])[WordHash.of("a")] == 2)
    }

    @Test func anEmptyTableHoldsNothing() {
        #expect(WordTable<Int>([])[0] == nil)
        #expect(!WordSet([]).contains(WordHash.of("")))
    }
}
