import Lexicons
import StageKit

/// Named sets of words from one resource.
struct WordSets: Sendable {
    private let sets: [(name: String, words: WordSet)]

    init(in environment: StageEnvironment) throws {
        sets = try environment.table("words.tsv", in: "Figures").rows.map { row in
            (row[0], WordSet(row[1].split(separator: " ").map(String.init)))
        }
    }

    /// A set by name; empty when the file has none of that name.
    subscript(name: String) -> WordSet { sets.first { $0.name == name }?.words ?? [] }
}
