import Neural
import Prose
import StageKit

/// What each step of the language stage costs, for the benchmark.
public struct LanguageSteps {
    /// Steps in order, with the seconds they took.
    public private(set) var seconds: [(name: String, seconds: Double)] = []
    /// Tokens that were made.
    public private(set) var tokens = 0

    /// Runs every step over the texts, one after the other.
    /// - Parameters:
    ///   - level: which kernels run: 0 portable, 1 SSE2, 2 AVX2, 3 AVX-512 VNNI; at most what the processor has; nil for the best.
    ///   - tier: `accurate` runs the larger network over all sentences.
    ///   - clock: seconds of processor time.
    /// - Throws: when a model is missing.
    public init(of texts: [String], in environment: StageEnvironment, level: Int32? = nil, model tier: ModelTier = .fast, clock: () -> Double) throws {
        let layout = TokenLayout(tokenizer: try Tokenizer(in: environment))
        let model = try LanguageModel(tier, in: environment)
        let grammar = model.accurate ?? model.network
        let parts = grammar.parts
        let network = GrammarNetwork(grammar, level: min(level ?? Encoder.best, Encoder.best))
        var sums = [0.0, 0, 0, 0, 0]
        for source in texts {
            let text = Text(source)
            var begin = clock()
            func step(_ k: Int) {
                let end = clock()
                sums[k] += end - begin
                begin = end
            }
            var (tokens, pieces) = layout.tokens(of: text, blocks: nil)
            step(0)
            let sentences = layout.sentences(of: &tokens, pieces, in: text, model: model.boundaries)
            step(1)
            let ranges = sentences.sentences.map(\.tokens)
            let found = text.withBytes { network.analyse(tokens.spans, ranges, in: $0) }
            step(2)
            tokens.upos = found.labels.map { parts.tags.upos[Int($0)] }
            tokens.xpos = found.labels.map { parts.tags.xpos[Int($0)] }
            model.withLemmatizer { EnglishAnalysis.addLemmas(&tokens, in: text, $0) }
            step(3)
            _ = parts.names.entities(found.names, ranges, tokens)
            step(4)
            self.tokens += tokens.count
        }
        seconds = zip(["tokens", "sentences", "network (tags, trees, scores of names)", "lemmas", "names"], sums).map { ($0, $1) }
    }
}
