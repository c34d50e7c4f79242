import Lexicons
import Prose

/// Tells sentences of sport and film, whose attacks and defeats are none.
struct Discards: Sendable {
    private let phrases: PhraseTable<Int32>

    init(_ table: ResourceTable) {
        var rows: [(words: [UInt64], value: Int32)] = []
        for row in table.rows {
            for spelling in EventLexicon.spellings(of: row[0][...]) { rows.append((spelling, Int32(row[2]) ?? 1)) }
        }
        phrases = PhraseTable(rows)
    }

    /// True when the words of a token range weigh two or more.
    func discard(_ range: Range<Int>, in tokens: Tokens) -> Bool {
        var weight: Int32 = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if let match = phrases.longestMatch(in: tokens.lemma, at: index, limit: range.upperBound) {
                weight += match.values.first ?? 0
                index = match.end
            } else {
                index += 1
            }
        }
        return weight >= 2
    }
}
