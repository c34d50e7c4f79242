import Prose

/// The words of a sentence without its punctuation, so that "air-strike" and "air strike" read alike.
struct CompactTokens {
    /// Token indices.
    var indices: [Int] = []
    var lower: [UInt64] = []
    var lemma: [UInt64] = []

    init(_ tokens: Tokens, _ range: Range<Int>) {
        for token in range where !tokens.flags[token].contains(.punctuation) {
            indices.append(token)
            lower.append(tokens.lower[token])
            lemma.append(tokens.lemma[token])
        }
    }
}
