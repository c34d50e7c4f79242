import Testing

@testable import Lexicons

@Suite struct WordHashTests {
    @Test func caseDoesNotCountInAnyScript() {
        #expect(WordHash.of("Kabul") == WordHash.of("KABUL"))
        #expect(WordHash.of("Élysée") == WordHash.of("élysée"))
        #expect(WordHash.of("МОСКВА") == WordHash.of("москва"))
    }

    @Test func curlyApostrophesAreStraight() {
        #expect(WordHash.of("n’t") == WordHash.of("n't"))
    }

    @Test func theWayOfHashingDoesNotCount() {
        let word = "Qaeda"
        let viaBytes = Array(word.utf8).withUnsafeBufferPointer { WordHash.of(bytes: $0) }
        #expect(viaBytes == WordHash.of(word))
    }

    @Test func hashesAreTheSameOnEveryMachine() {
        #expect(WordHash.of("taliban") == 0x635080198bb88a02)
    }
}
