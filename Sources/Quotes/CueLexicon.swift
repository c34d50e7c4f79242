import Lexicons
import StageKit

/// Verbs and phrases that introduce what somebody says, by lemma.
struct CueLexicon: Sendable {
    /// What stands around a cue; the resource file tells it for each.
    enum Class: String, Sendable {
        case say, quote, tell, think, demand, judge, according
    }

    private let phrases: PhraseTable<Class>

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("cues.tsv", in: "Quotes")
        phrases = PhraseTable(
            table.rows.compactMap { row in
                guard let kind = Class(rawValue: row[1]) else { return nil }
                return (row[0].split(separator: " ").map { WordHash.of($0) }, kind)
            })
    }

    /// The longest cue that begins at a token: its class and the index one past its last token.
    func cue(in lemmas: [UInt64], at start: Int, limit: Int) -> (kind: Class, end: Int)? {
        guard let match = phrases.longestMatch(in: lemmas, at: start, limit: limit), let kind = match.values.first else { return nil }
        return (kind, match.end)
    }
}
