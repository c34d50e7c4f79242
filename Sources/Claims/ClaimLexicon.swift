import Lexicons
import StageKit

/// The word lists of the claims stage, loaded once.
struct ClaimLexicon: Sendable {
    struct Cue: Sendable {
        let kind: CueKind
        let commitment: Double
        /// `cue:<line>`, for the claim's rule.
        let rule: String
    }
    enum Evaluation: String, Sendable { case noun, adjective, verb, effect, fail }
    struct Direction: Sendable {
        let value: Int
        let turns: Bool
    }

    let cues: PhraseTable<Cue>
    let frames: PhraseTable<Double>
    let evaluations: PhraseTable<Evaluation>
    let horizons: PhraseTable<Void>
    let directions: WordTable<Direction>
    let reporting: WordSet

    init(in environment: StageEnvironment) throws {
        let room = "Claims"
        func phrase(_ text: String) -> [UInt64] { text.split(separator: " ").map { WordHash.of($0) } }
        cues = PhraseTable(try environment.table("cues.tsv", in: room).rows.map { row in
            (phrase(row[0]), Cue(kind: CueKind(rawValue: row[1]) ?? .none, commitment: Double(row[2]) ?? 0, rule: "cues.tsv:\(row.line)"))
        })
        frames = PhraseTable(try environment.table("frames.tsv", in: room).rows.map { (phrase($0[0]), Double($0[1]) ?? 1) })
        evaluations = PhraseTable(try environment.table("evaluations.tsv", in: room).rows.compactMap { row in
            Evaluation(rawValue: row[1]).map { (phrase(row[0]), $0) }
        })
        horizons = PhraseTable(try environment.table("horizons.tsv", in: room).rows.map { (phrase($0[0]), ()) })
        directions = WordTable(words: try environment.table("direction.tsv", in: room).rows.map { row in
            (row[0], Direction(value: row[1].hasPrefix("-1") ? -1 : row[1].hasPrefix("1") ? 1 : 0, turns: row[1].hasSuffix("turn")))
        })
        reporting = WordSet(try environment.table("reporting.tsv", in: room).rows.map { $0[0] })
    }
}
