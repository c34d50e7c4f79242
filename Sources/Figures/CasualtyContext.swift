import Lexicons
import Prose

/// What the other stages told of a document, as numbers by token: the features of casualties ask for nothing else.
///
/// - Complexity: linear in tokens, dates and mentions of actors; made only for texts that tell of violence.
struct CasualtyContext {
    /// Kind of the actor at a token, and kind with code; 0 for none.
    let actorKinds, actorCodes: [UInt64]
    /// What kind of name stands at a token, from 1; 0 for none.
    let labels: [UInt64]
    /// In how many sentences a name or noun stands.
    let repeats: [UInt64: Int]
    private let dates: [(token: Int, form: UInt64, rule: UInt64)]

    init(_ tokens: Tokens, _ actors: ActorMentions?, _ entities: Entities?, _ expressions: [TemporalExpressions.Expression]) {
        var kinds = [UInt64](repeating: 0, count: tokens.count), codes = kinds, labels = kinds
        for actor in actors?.actors ?? [] {
            let kind = WordHash.of(actor.kind.rawValue), code = WordHash.joined(kind, WordHash.of(actor.code ?? ""))
            for mention in actor.mentions where mention.tokens.upperBound <= tokens.count {
                for token in mention.tokens { (kinds[token], codes[token]) = (kind, code) }
            }
        }
        for entity in entities?.entities ?? [] where entity.tokens.upperBound <= tokens.count {
            let label = UInt64(1 + (Entities.Label.allCases.firstIndex(of: entity.label) ?? 0))
            for token in entity.tokens { labels[token] = label }
        }
        var seen: [UInt64: (count: Int, sentence: Int32)] = [:]
        for token in 0..<tokens.count where tokens.upos[token] == .noun || tokens.upos[token] == .properNoun {
            let word = tokens.upos[token] == .noun ? tokens.lemma[token] : tokens.lower[token]
            let before = seen[word] ?? (0, -1)
            let sentence = token < tokens.sentence.count ? tokens.sentence[token] : 0
            if before.sentence != sentence { seen[word] = (before.count + 1, sentence) }
        }
        (actorKinds, actorCodes, self.labels, repeats) = (kinds, codes, labels, seen.mapValues(\.count))
        dates = expressions.compactMap { expression in
            let range = tokens.range(covering: expression.span)
            return range.isEmpty ? nil : (range.lowerBound, Self.form(expression, range, tokens), WordHash.of(expression.rule))
        }.sorted { $0.token < $1.token }
    }

    /// Kind, size and wording of an expression of time; the same whether or not the day of publication is known.
    private static func form(_ expression: TemporalExpressions.Expression, _ range: Range<Int>, _ tokens: Tokens) -> UInt64 {
        let hasYear = range.contains { tokens.flags[$0].contains(.hasDigit) && tokens.spans[$0].count == 4 }
        let isReference = expression.value.hasPrefix("P") || expression.value.hasPrefix("F")
        let wording = isReference ? WordHash.of(expression.value.prefix(4)) : hasYear ? 1 : 0
        return WordHash.joined(
            WordHash.joined(WordHash.of(expression.kind.rawValue), WordHash.of(expression.granularity ?? "")), WordHash.joined(wording, WordHash.of(expression.mod ?? "")))
    }

    /// The expressions of time that begin in a sentence.
    func dates(in sentence: Range<Int>) -> ArraySlice<(token: Int, form: UInt64, rule: UInt64)> {
        var low = 0, high = dates.count
        while low < high {
            let middle = (low + high) / 2
            if dates[middle].token < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < dates.count, dates[end].token < sentence.upperBound { end += 1 }
        return dates[low..<end]
    }
}
