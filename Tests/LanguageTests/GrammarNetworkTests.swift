import Neural
import Prose
import StageKit
import Testing

@testable import Language

@Suite struct GrammarNetworkTests {
    private let text = Text("""
        The US-led coalition didn’t withdraw its 13 helicopters from Kandahar on Aug. 31, said Gen. Frank McKenzie (CENTCOM).
        Ministers met. “We won't leave,” the Foreign Minister of Norway told reporters in Doha, Qatar, 2021-08-31. naïve café 東京 🙂
        """)

    private func findings(_ level: Int32, _ sentences: (Sentences) -> [Range<Int>] = { $0.sentences.map(\.tokens) }) throws -> GrammarNetwork.Findings {
        let environment = StageEnvironment()
        let layout = TokenLayout(tokenizer: try Tokenizer(in: environment))
        let model = try LanguageModel(in: environment)
        var (tokens, pieces) = layout.tokens(of: text, blocks: nil)
        let found = layout.sentences(of: &tokens, pieces, in: text, model: model.boundaries)
        return text.withBytes { GrammarNetwork(model.network, level: level).analyse(tokens.spans, sentences(found), in: $0) }
    }

    @Test func everyKindOfProcessorGivesTheSameBits() throws {
        let portable = try findings(0)
        for level in 1...max(1, Encoder.best) where level <= Encoder.best {
            let other = try findings(level)
            #expect(other.labels == portable.labels && other.heads == portable.heads && other.relations == portable.relations, "\(level)")
            #expect(other.names == portable.names, "\(level)")
        }
    }

    @Test func neighboursDoNotChangeASentence() throws {
        let together = try findings(Encoder.best)
        let ranges = try {
            var ranges: [Range<Int>] = []
            _ = try findings(Encoder.best) { found in
                ranges = found.sentences.map(\.tokens)
                return ranges
            }
            return ranges
        }()
        #expect(ranges.count > 2)
        for range in ranges {
            let alone = try findings(Encoder.best) { _ in [range] }
            for index in range {
                #expect(alone.labels[index] == together.labels[index] && alone.heads[index] == together.heads[index])
                for label in 0..<NameLabels.count {
                    #expect(alone.names[index * NameLabels.count + label] == together.names[index * NameLabels.count + label])
                }
            }
        }
    }

    @Test func theBestTreeIsATreeWhateverTheScores() {
        var state: UInt64 = 7
        for count in [2, 3, 5, 9, 17, 40] {
            for _ in 0..<20 {
                let stride = (count + 15) / 16 * 16
                let scores = (0..<(count * stride)).map { _ -> Float in
                    state = state &* 6364136223846793005 &+ 1442695040888963407
                    return Float(state >> 40) / 65536
                }
                var heads = [Int32](repeating: -1, count: count)
                TreeDecoder.decode(scores, count: count, stride: stride, heads: &heads)
                #expect(heads.dropFirst().filter { $0 == 0 }.count == 1)
                for start in 1..<count {
                    var node = start, steps = 0
                    while node != 0, steps <= count {
                        node = Int(heads[node])
                        steps += 1
                    }
                    #expect(node == 0)
                }
            }
        }
    }

    @Test func aBrokenFileIsRefusedWithItsPath() throws {
        let environment = StageEnvironment()
        let pieces = try ModelFile(try environment.resource("models/pieces.model", in: "Language"))
        let wrong = try ModelFile(try environment.resource("models/text.model", in: "Language"))
        do {
            _ = try GrammarModel(pieces: pieces, network: wrong)
            Issue.record("a file without a network was taken for one")
        } catch {
            #expect("\(error)".contains("text.model"))
        }
    }
}
