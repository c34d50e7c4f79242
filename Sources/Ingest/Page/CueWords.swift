import Lexicons
import StageKit

/// The words of `page/cues.tsv`.
struct CueWords: Sendable {
    static let kinds = ["action", "legal", "notice", "social", "related", "comment", "byline", "media"]
    private let table: WordTable<UInt8>

    init(in environment: StageEnvironment) throws {
        table = WordTable(try environment.table("page/cues.tsv", in: "Ingest").rows.compactMap { row in
            guard let kind = Self.kinds.firstIndex(of: row[1]), let hash = BlockWords.of(row[0]).first else { return nil }
            return (hash, UInt8(1 << kind))
        })
    }

    /// The kinds of all cue words among some words, and the kinds of the first.
    func kinds(of words: ArraySlice<UInt64>) -> (any: UInt8, first: UInt8) {
        var any: UInt8 = 0, first: UInt8 = 0
        for (place, word) in words.enumerated() {
            guard let bits = table[word] else { continue }
            any |= bits
            if place == 0 { first = bits }
        }
        return (any, first)
    }
}
