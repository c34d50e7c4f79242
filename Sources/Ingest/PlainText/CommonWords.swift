import Lexicons
import StageKit

/// The commonest words of many languages.
struct CommonWords: Sendable {
    let languages: [String]
    private let table: WordTable<UInt64>

    init(in environment: StageEnvironment) throws {
        var languages: [String] = []
        var masks: [(hash: UInt64, mask: UInt64)] = []
        for row in try environment.table("text/common-words.tsv", in: "Ingest").rows where languages.count < 64 {
            let bit: UInt64 = 1 << UInt64(languages.count)
            languages.append(row[0])
            for word in row[1].split(separator: " ") { masks.append((WordHash.of(word), bit)) }
        }
        var joined: [UInt64: UInt64] = [:]
        for mask in masks { joined[mask.hash, default: 0] |= mask.mask }
        self.languages = languages
        table = WordTable(masks.map { ($0.hash, joined[$0.hash] ?? $0.mask) })
    }

    /// The languages of a word, as bits in the order of `languages`.
    func languages(of hash: UInt64) -> UInt64 { table[hash] ?? 0 }
}
