import Prose

/// Where the author doubts what was promised: in the sentence itself or in the one after it.
struct DoubtIndex {
    private var doubted: [Bool]

    init(sentences: Sentences, clauses: ClauseReader) {
        doubted = sentences.sentences.map { sentence in
            sentence.tokens.contains { clauses.cue(at: $0, limit: sentence.tokens.upperBound)?.cue == .doubt }
        }
    }

    /// Factor on the commitment of promises in a sentence.
    func factor(_ sentence: Int) -> Double {
        doubted[sentence] || (sentence + 1 < doubted.count && doubted[sentence + 1]) ? 0.5 : 1
    }
}
