import Prose

/// A first attachment without a model: the first verb is the root, everything else hangs on it.
enum RoughParser {
    static func parse(_ tokens: Tokens, _ sentences: Sentences) -> DependencyParse {
        var heads = [Int32](repeating: -1, count: tokens.count)
        var relations = [DependencyRelation](repeating: .root, count: tokens.count)
        for sentence in sentences.sentences {
            let range = sentence.tokens
            let root = range.first { tokens.upos[$0] == .verb } ?? range.first { tokens.upos[$0] == .properNoun } ?? range.lowerBound
            for index in range where index != root && tokens.upos[index] != .other {
                heads[index] = Int32(truncatingIfNeeded: root)
                relations[index] = tokens.upos[index] == .punctuation ? .punct : .dep
            }
        }
        return DependencyParse(heads: heads, relations: relations)
    }
}
