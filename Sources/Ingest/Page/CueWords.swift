import Lexicons
import StageKit

/// The words of `page/cues.tsv`.
struct CueWords: Sendable {
    static let kinds = ["action", "legal", "consent", "social", "related", "comment", "byline", "media"]
    private let table: WordTable<UInt8>

    init(in environment: StageEnvironment) throws {
        table = WordTable(words: try environment.table("page/cues.tsv", in: "Ingest").rows.compactMap { row in
            Self.kinds.firstIndex(of: row[1]).map { (row[0], UInt8(1 << $0)) }
        })
    }

    /// The kinds of all cue words in the first 300 bytes of a text, and the kinds of its first word in the high byte.
    func kinds(in text: UnsafeBufferPointer<UInt8>) -> (any: UInt8, first: UInt8) {
        var any: UInt8 = 0, first: UInt8 = 0
        var start = -1
        var words = 0
        let count = min(text.count, 300)
        for position in 0...count {
            let byte = position < count ? text[position] : 0x20
            let isLetter = byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            if isLetter {
                if start < 0 { start = position }
            } else if start >= 0 {
                let bits = table[WordHash.of(bytes: UnsafeBufferPointer(rebasing: text[start..<position]))] ?? 0
                any |= bits
                if words == 0 { first = bits }
                words += 1
                start = -1
            }
        }
        return (any, first)
    }
}
