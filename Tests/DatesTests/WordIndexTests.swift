import Lexicons
import Testing

@testable import Dates

@Suite struct WordIndexTests {
    @Test func `every word is found, no other one is`() {
        let words = (0..<2000).map { "word\($0)" }
        let index = WordIndex(words.enumerated().map { (WordHash.of($1), Int32($0)) })
        for (number, word) in words.enumerated() { #expect(index[WordHash.of(word)] == Int32(number)) }
        for number in 0..<2000 { #expect(index[WordHash.of("other\(number)")] == nil) }
    }

    @Test func `of two values for a word the later counts, and an index may be empty`() {
        #expect(WordIndex([(7, 1), (7, 2)])[7] == 2)
        #expect(WordIndex([])[0] == nil)
    }
}
