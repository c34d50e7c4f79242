import Lexicons
import StageKit

/// Currencies of ISO 4217 by sign, code, noun and adjective.
struct CurrencyTable: Sendable {
    private struct Entry: Sendable {
        var code: String
        var adjectives: WordSet
        var places: WordSet
    }

    private let entries: [Entry]
    private let prefixes: WordTable<Int32>
    private let nouns: WordTable<[Int32]>
    private let adjectives: WordSet

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("currencies.tsv", in: "Figures")
        var entries: [Entry] = [], prefixes: [(UInt64, Int32)] = [], adjectives: [String] = []
        var nounRows: [(hash: UInt64, rows: [Int32])] = []
        func words(_ field: String) -> [String] { field.split(separator: ",").map(String.init) }
        for row in table.rows {
            let number = Int32(entries.count)
            entries.append(Entry(code: row[0], adjectives: WordSet(words(row[2])), places: WordSet(words(row[4]))))
            adjectives += words(row[2])
            prefixes += words(row[3]).map { (WordHash.of($0), number) }
            for noun in words(row[1]) {
                let hash = WordHash.of(noun)
                if let at = nounRows.firstIndex(where: { $0.hash == hash }) {
                    nounRows[at].rows.append(number)
                } else {
                    nounRows.append((hash, [number]))
                }
            }
        }
        self.entries = entries
        self.prefixes = WordTable(prefixes)
        self.nouns = WordTable(nounRows.map { ($0.hash, $0.rows) })
        self.adjectives = WordSet(adjectives)
    }

    /// True for a sign or code that may stand right before an amount.
    func isPrefix(_ hash: UInt64) -> Bool { prefixes.contains(hash) }
    /// The ISO code of a sign or code.
    func code(ofSign hash: UInt64) -> String? { prefixes[hash].map { entries[Int($0)].code } }
    func isNoun(_ hash: UInt64) -> Bool { nouns.contains(hash) }
    func isAdjective(_ hash: UInt64) -> Bool { adjectives.contains(hash) }

    /// True when a word is of a country whose currency has this noun.
    func isPlace(_ word: UInt64, of noun: UInt64) -> Bool {
        nouns[noun]?.contains { entries[Int($0)].places.contains(word) } ?? false
    }

    /// True when nothing tells which of several currencies of one noun is meant, and the default was taken.
    func isDefault(ofNoun noun: UInt64, adjective: UInt64?, near: some Sequence<UInt64>) -> Bool {
        guard let rows = nouns[noun], rows.count > 1 else { return false }
        if let adjective, rows.contains(where: { entries[Int($0)].adjectives.contains(adjective) }) { return false }
        return !near.contains { word in rows.contains { entries[Int($0)].places.contains(word) } }
    }

    /// The ISO code of a noun ("rials"): by the adjective before it, else by the country that `near` names first, else the
    /// default.
    func code(ofNoun noun: UInt64, adjective: UInt64?, near: some Sequence<UInt64>) -> String? {
        guard let rows = nouns[noun], let first = rows.first else { return nil }
        if let adjective, let row = rows.first(where: { entries[Int($0)].adjectives.contains(adjective) }) { return entries[Int(row)].code }
        if rows.count > 1 {
            for word in near {
                if let row = rows.first(where: { entries[Int($0)].places.contains(word) }) { return entries[Int(row)].code }
            }
        }
        return entries[Int(first)].code
    }
}
