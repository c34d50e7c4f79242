import Language
import Lexicons
import Prose
import StageKit
import Testing

@testable import Neural
@testable import Stance

/// Whether the file of the accurate tier is there.
private enum AccurateFile {
    static var isThere: Bool { (try? StageEnvironment().resource(AccurateModel.path, in: "Language")) != nil }
}

/// These need the file of the accurate tier; all other tests pass without it.
@Suite(.enabled(if: AccurateFile.isThere)) struct StanceEncoderTests {
    private func encoder() throws -> StanceEncoder {
        let environment = StageEnvironment()
        func file(_ path: String) throws -> ModelFile { try ModelFile(try environment.resource(path, in: "Language")) }
        return try StanceEncoder(pieces: file("models/pieces.model"), network: file(AccurateModel.path))
    }

    /// Answers about the first and the last word of each sentence, given as words between spaces.
    private func answers(_ sentences: [String], level: Int32 = Encoder.best) throws -> [StanceEncoder.Answer] {
        let text = Text(sentences.joined(separator: " "))
        var spans: [Span] = [], queries: [StanceEncoder.Query] = []
        var start = 0
        for sentence in sentences {
            let first = spans.count
            for word in sentence.split(separator: " ") {
                spans.append(Span(Int32(start), Int32(start + word.utf8.count)))
                start += word.utf8.count + 1
            }
            let last = spans.count - 2
            queries.append(
                .init(sentence: first..<spans.count, pairs: [(first..<(first + 1), last..<(last + 1))], targets: [last..<(last + 1)]))
        }
        let model = try encoder()
        return text.withBytes { model.answers(queries, spans, in: $0, level: level) }
    }

    @Test func `every level gives the same probabilities`() throws {
        let sentences = ["Norland praised the courage of Sudmark .", "Norland accused the generals of Sudmark ."]
        let portable = try answers(sentences, level: 0)
        for level in 1...max(1, Encoder.best) where level <= Encoder.best {
            let other = try answers(sentences, level: level)
            #expect(other.map(\.pairs) == portable.map(\.pairs) && other.map(\.targets) == portable.map(\.targets), "\(level)")
        }
    }

    @Test func `what the language stage has had read is not read again, and the answers are the same`() throws {
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(
            text: "Norland praised the courage of Sudmark. The weather was fine. Norland accused the generals of Sudmark of a crime.", metadata: metadata)
        try LanguageStage(LanguageOptions(model: .accurate), in: StageEnvironment()).process(&document, StageContext(stageID: "language"))
        let known = try #require(document.spared(EncodedSentences.self))
        let tokens = try document.layer(Tokens.self), sentences = try document.layer(Sentences.self).sentences.map(\.tokens)
        #expect(sentences.count == 3 && sentences.allSatisfy(known.holds))
        let queries = sentences.map { StanceEncoder.Query(sentence: $0, pairs: [($0.prefix(1), $0.suffix(2).prefix(1))], targets: [$0.prefix(1)]) }
        let model = try encoder()
        let (again, spared) = document.text.withBytes { bytes in
            (model.answers(queries, tokens.spans, in: bytes), model.answers(queries, tokens.spans, in: bytes, known: known))
        }
        #expect(again.map(\.pairs) == spared.map(\.pairs) && again.map(\.targets) == spared.map(\.targets))
    }

    @Test func `probabilities add up and tell blame from praise`() throws {
        let found = try answers(["Merkel warmly praised her close friend Obama .", "Merkel sharply condemned the brutal crimes of Assad ."])
        for answer in found {
            #expect(abs(answer.pairs[0].reduce(0, +) - 1) < 1e-9 && abs(answer.targets[0].reduce(0, +) - 1) < 1e-9)
        }
        let (praise, blame) = (found[0].pairs[0], found[1].pairs[0])
        #expect(praise[PairModel.Class.forwardPositive.rawValue] > blame[PairModel.Class.forwardPositive.rawValue])
        #expect(blame[PairModel.Class.forwardNegative.rawValue] > praise[PairModel.Class.forwardNegative.rawValue])
        #expect(found[0].targets[0][2] > found[1].targets[0][2])
    }

    @Test func `a mention beyond the reach is not answered`() throws {
        let long = (["Norland"] + Array(repeating: "and", count: 300) + ["Sudmark", "."]).joined(separator: " ")
        let answer = try answers([long])[0]
        #expect(answer.pairs[0].isEmpty && answer.targets[0].isEmpty)
    }

    @Test func `sentences that paid are told`() throws {
        var metadata = Metadata()
        metadata.language = "en"
        var document = Document(text: "It rained. Norland condemned Sudmark. It rained again.", metadata: metadata)
        let environment = StageEnvironment()
        try LanguageStage(LanguageOptions(model: .fast), in: environment).process(&document, StageContext(stageID: "language"))
        let tokens = try document.layer(Tokens.self)
        func actor(_ name: String, _ start: Int) -> ActorMentions.Actor {
            let span = Span(start, start + name.utf8.count), range = tokens.range(covering: span)
            return .init(
                entity: name, name: name, kind: .government,
                mentions: [.init(span: span, tokens: range, head: range.lowerBound, form: .name, why: "test")])
        }
        try document.write(ActorMentions([actor("Norland", 11), actor("Sudmark", 29)]))
        try StanceStage(StanceOptions(), in: environment).process(&document, StageContext(stageID: "stance"))
        #expect(document.costs == [Document.Cost(stage: "stance", model: "accurate", sentences: [1])])
        #expect(document.warnings.isEmpty)
    }
}
