import Prose

/// A first guess at names without a model: runs of proper nouns.
enum RoughNames {
    static func entities(_ tokens: Tokens, _ sentences: Sentences) -> Entities {
        var result: [Entities.Entity] = []
        for sentence in sentences.sentences {
            var index = sentence.tokens.lowerBound
            while index < sentence.tokens.upperBound {
                let start = index
                while index < sentence.tokens.upperBound, tokens.upos[index] == .properNoun { index += 1 }
                if index > start {
                    result.append(
                        .init(span: tokens.span(of: start..<index), tokens: start..<index, label: .miscellaneous, probability: 0.3))
                } else {
                    index += 1
                }
            }
        }
        return Entities(result)
    }
}
