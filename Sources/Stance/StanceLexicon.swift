import Lexicons
import Prose
import StageKit

/// The word lists of this room, as look-up tables.
struct StanceLexicon: Sendable {
    /// A predicate that tells how its subject stands to its object.
    struct Attitude: Sendable {
        /// Whose attitude it is.
        enum Direction: Sendable { case forward, both, reverse }
        var polarity: Double
        var isActed: Bool
        var direction: Direction
        var phrase: String
    }

    /// What a cue does.
    enum Cue: String, Sendable {
        case negation, refusal, ending, conditional, possible, future, promise, doubt, contrast, speech
    }

    /// A line of a resource that cannot be used.
    struct Malformed: Error, CustomStringConvertible {
        let place: String
        let problem: String
        var description: String { "\(place): \(problem)" }
    }

    let attitudes: PhraseTable<Attitude>
    let cues: PhraseTable<Cue>
    /// -1 to 1.
    let valence: WordTable<Double>
    /// -1 to 1.
    let judgements: WordTable<Double>
    /// Prepositions of place and time: what follows is where, not at whom.
    let locatives: WordSet
    /// Words at which a new clause begins.
    let clauseOpeners: WordSet
    /// Prepositions of comparison and exception: what follows is mentioned beside, and nothing is done to it.
    let asides: WordSet
    /// Words for two who were named before.
    let pairWords: WordSet
    /// Verbs that blame, report or bear a deed: their subject has not done it, and who suffers it is not blamed.
    let blames: WordSet
    let by = WordHash.of("by")
    let between = WordHash.of("between")
    let and = WordHash.of("and")
    let against = WordHash.of("against")
    let to = WordHash.of("to")
    let of = WordHash.of("of")
    let not = WordHash.of("not")
    let only = WordHash.of("only")
    let from = WordHash.of("from")
    let `in` = WordHash.of("in")
    let at = WordHash.of("at")
    let `as` = WordHash.of("as")
    let `for` = WordHash.of("for")
    let each = WordHash.of("each")
    let other = WordHash.of("other")
    let one = WordHash.of("one")
    let another = WordHash.of("another")

    init(in environment: StageEnvironment, userAttitudes: [String]) throws {
        var phrases: [(words: [UInt64], value: Attitude)] = []
        for path in userAttitudes {
            phrases += try Self.attitudes(ResourceTable(name: path, text: try environment.userFile(path).text))
        }
        phrases += try Self.attitudes(try environment.table("attitudes.tsv", in: "Stance"))
        attitudes = PhraseTable(phrases)
        let cueTable = try environment.table("stance-cues.tsv", in: "Stance")
        cues = PhraseTable(
            try cueTable.rows.map { row in
                guard let cue = Cue(rawValue: row[1]) else {
                    throw Malformed(place: "\(cueTable.name):\(row.line)", problem: "no class of cue '\(row[1])'")
                }
                return (Self.words(row[0]), cue)
            })
        let function = try environment.table("function-words.tsv", in: "Stance")
        locatives = WordSet(function.rows.filter { $0[1] == "locative" }.map { $0[0] })
        clauseOpeners = WordSet(function.rows.filter { $0[1] == "clause" }.map { $0[0] })
        asides = WordSet(function.rows.filter { $0[1] == "aside" }.map { $0[0] })
        pairWords = WordSet(function.rows.filter { $0[1] == "pair" }.map { $0[0] })
        blames = WordSet(function.rows.filter { $0[1] == "blame" }.map { $0[0] })
        valence = WordTable(words: try Self.numbers(try environment.table("valence.tsv", in: "Stance"), limit: 4).map { ($0, $1 / 4) })
        judgements = WordTable(words: try Self.numbers(try environment.table("judgements.tsv", in: "Stance"), limit: 1))
    }

    /// The hashes of a phrase's words; hyphens count as blanks.
    static func words(_ phrase: String) -> [UInt64] { phrase.split { $0 == " " || $0 == "-" }.map { WordHash.of($0) } }

    private static func attitudes(_ table: ResourceTable) throws -> [(words: [UInt64], value: Attitude)] {
        try table.rows.map { row in
            guard let polarity = Double(row[1]), (-1...1).contains(polarity) else {
                throw Malformed(place: "\(table.name):\(row.line)", problem: "expected an attitude from -1 to 1, got '\(row[1])'")
            }
            let direction: Attitude.Direction = row[3] == "both" ? .both : row[3] == "reverse" ? .reverse : .forward
            return (
                words(row[0]),
                Attitude(polarity: polarity, isActed: row[2] == "acted", direction: direction, phrase: row[0])
            )
        }
    }

    private static func numbers(_ table: ResourceTable, limit: Double) throws -> [(String, Double)] {
        try table.rows.map { row in
            guard let value = Double(row[1]), abs(value) <= limit else {
                throw Malformed(place: "\(table.name):\(row.line)", problem: "expected a number up to \(limit), got '\(row[1])'")
            }
            return (row[0], value)
        }
    }
}
