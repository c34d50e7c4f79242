import Prose
import StageKit
import Testing

@testable import Language

@Suite struct NameMemoryTests {
    /// Tokens of words that are told apart by their first letter's case and by their hash.
    private func tokens(_ words: String) -> Tokens {
        var tokens = Tokens()
        var at: Int32 = 0
        for word in words.split(separator: " ") {
            tokens.spans.append(Span(at, at + Int32(word.utf8.count)))
            at += Int32(word.utf8.count) + 1
            tokens.lower.append(UInt64(truncatingIfNeeded: word.lowercased().utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
            tokens.flags.append(word.first?.isUppercase == true ? .capitalised : [])
        }
        return tokens
    }

    private func name(_ words: Range<Int>, _ label: Entities.Label, _ probability: Double, _ tokens: Tokens) -> Entities.Entity {
        Entities.Entity(span: tokens.span(of: words), tokens: words, label: label, probability: probability)
    }

    @Test func aFullNameSpeaksForItsLastWord() {
        let tokens = tokens("Anna Keller spoke . Keller left")
        let memory = NameMemory([name(0..<2, .person, 0.9, tokens)], tokens)
        var scores = [Int32](repeating: 0, count: 2 * NameLabels.count)
        #expect(memory.recall(4..<6, [], tokens, &scores))
        #expect(scores[NameLabels.unit(0)] > 0 && scores.filter { $0 != 0 }.count == 1)
    }

    @Test func aSentenceIsNoEvidenceForItself() {
        let tokens = tokens("Keller left . He did")
        let own = [name(0..<1, .location, 0.9, tokens)]
        var scores = [Int32](repeating: 0, count: 3 * NameLabels.count)
        #expect(!NameMemory(own, tokens).recall(0..<3, own[...], tokens, &scores))
    }

    @Test func smallLettersAreNoName() {
        let tokens = tokens("Bush left . The bush burnt")
        let memory = NameMemory([name(0..<1, .person, 0.9, tokens)], tokens)
        var scores = [Int32](repeating: 0, count: 3 * NameLabels.count)
        #expect(!memory.recall(3..<6, [], tokens, &scores))
    }

    @Test func whatIsUnsureIsNoEvidence() {
        let tokens = tokens("Keller left . Keller stayed")
        let memory = NameMemory([name(0..<1, .person, 0.4, tokens)], tokens)
        var scores = [Int32](repeating: 0, count: 2 * NameLabels.count)
        #expect(!memory.recall(3..<5, [], tokens, &scores))
    }
}
