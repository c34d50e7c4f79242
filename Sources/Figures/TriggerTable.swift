import Lexicons
import Prose
import StageKit

/// Words that tell what happened to those who are counted, by lemma.
struct TriggerTable: Sendable {
    enum Role: String, Sendable { case object, subject, noun, adjective, head, attack, life, shot, people, money, things }
    struct Trigger: Sendable {
        /// Nil for deeds that tell no effect by themselves.
        var effect: Figures.Effect?
        var role: Role
    }

    private let phrases: PhraseTable<Trigger>

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("triggers.tsv", in: "Figures")
        phrases = PhraseTable(
            table.rows.compactMap { row in
                guard let role = Role(rawValue: row[2]) else { return nil }
                return (row[0].split(separator: " ").map { WordHash.of($0) }, Trigger(effect: Figures.Effect(rawValue: row[1]), role: role))
            })
    }

    func begins(with lemma: UInt64) -> Bool { phrases.begins(with: lemma) }

    /// The readings of the longest trigger that begins at a token, and where it ends.
    func triggers(at token: Int, in tokens: Tokens, limit: Int) -> (triggers: [Trigger], end: Int)? {
        if let match = phrases.longestMatch(in: tokens.lemma, at: token, limit: limit) { return (match.values, match.end) }
        guard tokens.lower[token] != tokens.lemma[token] else { return nil }
        return phrases.longestMatch(in: tokens.lower, at: token, limit: limit).map { ($0.values, $0.end) }
    }
}
