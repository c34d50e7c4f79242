import Neural
import Prose

/// What the encoder is asked about a document: pairs of actors that stand near each other, and actors that somebody judges. Sentences
/// without either are not read by it.
struct StanceQuestions {
    /// The encoder's answers.
    struct Answers {
        /// Numbers of the sentences that were read.
        var sentences: [Int] = []
        /// By sentence, in the order of its candidates.
        var pairs: [Int: [[Double]]] = [:]
        /// By the first token of a mention: negative, neutral, positive.
        var targets: [Int: [Double]] = [:]

        /// A judgement by how much the encoder shares it.
        func weighed(_ finding: StanceFinding) -> StanceFinding {
            guard let target = finding.target, let p = targets[target.lowerBound], p.count == 3 else { return finding }
            var finding = finding
            finding.p = min(0.95, finding.p * (0.4 + 1.2 * (finding.polarity > 0 ? p[2] : p[0])))
            return finding
        }
    }

    /// Pairs by sentence.
    let candidates: [[ModelReader.Candidate]]
    /// Judgements by the sentence in which a pair of speaker and judged is among the candidates: the answer about the pair weighs them.
    let paired: [Int: [StanceFinding]]
    /// The judgements that name nobody who holds them in their own sentence.
    let lone: [StanceFinding]
    private let numbers: [Int]
    private let queries: [StanceEncoder.Query]

    init(_ sentences: Sentences, _ tokens: Tokens, _ reader: ModelReader?, judgements: [StanceFinding]) {
        var candidates: [[ModelReader.Candidate]] = []
        var numbers: [Int] = []
        var queries: [StanceEncoder.Query] = []
        var paired: [Int: [StanceFinding]] = [:]
        var lone: [StanceFinding] = []
        let bySentence = Dictionary(grouping: judgements) { judgement in
            judgement.target.flatMap { sentences.index(at: Int32(truncatingIfNeeded: tokens.spans[$0.lowerBound].start)) } ?? -1
        }
        lone += bySentence[-1] ?? []
        for (number, sentence) in sentences.sentences.enumerated() {
            var own = sentence.isProse ? reader?.candidates(in: sentence) ?? [] : []
            let first = lone.count
            for judgement in bySentence[number] ?? [] {
                guard sentence.isProse, let pair = reader?.candidate(for: judgement, in: sentence.tokens) else {
                    lone.append(judgement)
                    continue
                }
                if !own.contains(pair) { own.append(pair) }
                paired[number, default: []].append(judgement)
            }
            candidates.append(own)
            let judged = Set(lone[first...].compactMap(\.target)).sorted { $0.lowerBound < $1.lowerBound }
                .filter { sentence.tokens.contains($0.lowerBound) && $0.upperBound <= sentence.tokens.upperBound }
            guard let reader, !own.isEmpty || !judged.isEmpty else { continue }
            numbers.append(number)
            queries.append(
                .init(
                    sentence: sentence.tokens,
                    pairs: own.map { (reader.lookup.places[$0.first].tokens, reader.lookup.places[$0.second].tokens) }, targets: judged))
        }
        self.candidates = candidates
        self.paired = paired
        self.lone = lone
        self.numbers = numbers
        self.queries = queries
    }

    /// What the encoder says; nothing where there is none.
    func answers(by encoder: StanceEncoder?, _ tokens: Tokens, in text: Text, known: EncodedSentences?) -> Answers {
        guard let encoder, !queries.isEmpty else { return Answers() }
        var result = Answers(sentences: numbers)
        let answers = text.withBytes { encoder.answers(queries, tokens.spans, in: $0, known: known) }
        for (k, answer) in answers.enumerated() {
            result.pairs[numbers[k]] = answer.pairs
            for (target, p) in zip(queries[k].targets, answer.targets) { result.targets[target.lowerBound] = p }
        }
        return result
    }
}
