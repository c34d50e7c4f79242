@testable import Language
import Lexicons
import Prose
import StageKit
import Testing

/// Words with their tag and lemma; known stems are those of `known`.
private let lemmas: [(String, PennTag, String)] = [
    ("ponies", .nns, "pony"), ("buses", .nns, "bus"), ("matches", .nns, "match"), ("heroes", .nns, "hero"), ("glass", .nns, "glass"),
    ("hoped", .vbd, "hope"), ("hopped", .vbd, "hop"), ("called", .vbd, "call"), ("tried", .vbd, "try"), ("rated", .vbn, "rate"),
    ("opening", .vbg, "open"), ("enduring", .vbg, "endure"), ("bigger", .jjr, "big"), ("earliest", .jjs, "early"), ("shed", .vbd, "shed"),
    ("went", .vbd, "go"), ("mice", .nns, "mouse"), ("walks", .nn, "walks"),
]
private let known = ["hope", "hop", "call", "rate", "open", "endure", "bus", "match", "hero", "big"]

@Suite struct LemmatizerTests {
    @Test(arguments: lemmas)
    func makesTheLemmaWhereTheWordStands(_ word: String, _ tag: PennTag, _ lemma: String) throws {
        let irregular = try IrregularForms(in: StageEnvironment())
        ClusterTable.encode(known.enumerated().map { ($1, 0, $0) }).withUnsafeBytes { vocabulary in
            let lemmatizer = Lemmatizer(irregular: irregular, exceptions: nil, vocabulary: ClusterTable(vocabulary))
            var bytes = Array("before \(word)".utf8)
            lemmatizer.reduce(&bytes, from: 7, hash: WordHash.of(word), tag: tag)
            #expect(String(decoding: bytes, as: UTF8.self) == "before \(lemma)")
        }
    }

    @Test func lemmasOfATextFollowOneAnother() throws {
        let document = try processed("The Élysée’s guards stopped Anna Keller’s cars.")
        let tokens = try document.layer(Tokens.self)
        #expect((0..<tokens.count).map(tokens.lemmaText) == ["the", "Élysée", "'s", "guard", "stop", "Anna", "Keller", "'s", "car", "."])
        #expect(tokens.lemma == (0..<tokens.count).map { WordHash.of(tokens.lemmaText($0)) })
    }
}
