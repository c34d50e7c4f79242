import Lexicons
import Prose
import StageKit

/// Phrases before and after a number that bound it.
struct ModifierTable: Sendable {
    // Phrases before a number are kept with their words in reverse, for they are sought from the number leftwards.
    private let before: PhraseTable<Figures.Modifier>
    private let after: PhraseTable<Figures.Modifier>

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("modifiers.tsv", in: "Figures")
        var before: [(words: [UInt64], value: Figures.Modifier)] = [], after = before
        for row in table.rows {
            guard let modifier = Figures.Modifier(rawValue: row[1]) else { continue }
            let words = row[0].split(separator: " ").map { WordHash.of($0) }
            if row[2] == "after" { after.append((words, modifier)) } else { before.append((words.reversed(), modifier)) }
        }
        self.before = PhraseTable(before)
        self.after = PhraseTable(after)
    }

    /// The longest modifier that ends right before an atom, and where it begins.
    func modifier(before end: Int, in atoms: [Atom]) -> (modifier: Figures.Modifier, start: Int)? {
        guard end > 0, before.begins(with: atoms[end - 1].hash) else { return nil }
        let reversed = atoms[max(0, end - 6)..<end].reversed().map(\.hash)
        guard let match = before.longestMatch(in: reversed, at: 0, limit: reversed.count), let modifier = match.values.first else { return nil }
        return (modifier, end - match.end)
    }

    /// The longest modifier that begins at an atom, and where it ends.
    func modifier(after start: Int, in atoms: [Atom]) -> (modifier: Figures.Modifier, end: Int)? {
        guard start < atoms.count, after.begins(with: atoms[start].hash) else { return nil }
        let hashes = atoms[start..<min(atoms.count, start + 4)].map(\.hash)
        guard let match = after.longestMatch(in: hashes, at: 0, limit: hashes.count), let modifier = match.values.first else { return nil }
        return (modifier, start + match.end)
    }
}
