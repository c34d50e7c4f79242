import Lexicons
import Prose
import StageKit

/// The word lists of this room, as look-up tables.
struct RiskLexicon: Sendable {
    /// A word or phrase that tells of a risk.
    struct Term: Sendable {
        /// nil takes the words out of the count.
        var category: RiskAssessment.Category?
        var weight: Double
        /// The only part of speech that counts.
        var partOfSpeech: PartOfSpeech?
        /// True where the word itself speaks of what may come.
        var isOutlook: Bool
        /// For the evidence: where the term stands.
        var phrase: String
    }

    /// What a cue does to what stands near it.
    enum Cue: String, Sendable { case negation, averted, hedge, hypothetical, outlook, rising, falling, historical }

    /// A line of a resource that cannot be used.
    struct Malformed: Error, CustomStringConvertible {
        let place: String
        let problem: String
        var description: String { "\(place): \(problem)" }
    }

    let terms: PhraseTable<Term>
    let exclusions: PhraseTable<Double>
    let cues: PhraseTable<Cue>
    let events: EventRiskTable
    let calibration: Calibration
    /// Words that open a new clause.
    let clauseOpeners: WordSet

    init(in environment: StageEnvironment, userTerms: [String]) throws {
        var phrases: [(words: [UInt64], value: Term)] = []
        // The user's own come first: of two equal phrases the first in the file order decides.
        for path in userTerms {
            let table = ResourceTable(name: path, text: try environment.userFile(path).text)
            for row in table.rows {
                let weight = try Self.weight(row[2], table, row)
                let category = RiskAssessment.Category(rawValue: row[1])
                if category == nil, weight > 0 {
                    throw Malformed(place: "\(path):\(row.line)", problem: "no risk category '\(row[1])'")
                }
                let term = Term(category: category, weight: weight, isOutlook: false, phrase: row[0])
                phrases.append((Self.words(row[0]), term))
            }
        }
        for category in RiskAssessment.Category.allCases {
            let table = try environment.table("terms/\(category.rawValue).tsv", in: "Risk")
            for row in table.rows {
                let term = Term(
                    category: category, weight: try Self.weight(row[1], table, row), partOfSpeech: Self.tag(row[2]),
                    isOutlook: row[3] == "outlook", phrase: row[0])
                phrases.append((Self.words(row[0]), term))
                // Headlines and wires in capitals escape the lemmatiser: the regular forms stand in the table as well.
                for form in RegularForms.of(row[0], partOfSpeech: row[2]) { phrases.append((Self.words(form), term)) }
            }
        }
        for row in try environment.table("figurative.tsv", in: "Risk").rows {
            phrases.append((Self.words(row[0]), Term(category: nil, weight: 0, isOutlook: false, phrase: row[0])))
        }
        terms = PhraseTable(phrases)
        let topics = try environment.table("exclusions.tsv", in: "Risk")
        exclusions = PhraseTable(try topics.rows.map { (Self.words($0[0]), try Self.weight($0[1], topics, $0)) })
        let cueTable = try environment.table("cues.tsv", in: "Risk")
        cues = PhraseTable(
            try cueTable.rows.map { row in
                guard let cue = Cue(rawValue: row[1]) else {
                    throw Malformed(place: "\(cueTable.name):\(row.line)", problem: "no class of cue '\(row[1])'")
                }
                return (Self.words(row[0]), cue)
            })
        events = try EventRiskTable(try environment.table("events.tsv", in: "Risk"))
        calibration = try Calibration(try environment.table("calibration.tsv", in: "Risk"))
        clauseOpeners = WordSet(try environment.table("clause-openers.tsv", in: "Risk").rows.map { $0[0] })
    }

    /// The hashes of a phrase's words; hyphens count as blanks.
    static func words(_ phrase: String) -> [UInt64] {
        phrase.split { $0 == " " || $0 == "-" }.map { WordHash.of($0) }
    }

    static func weight(_ field: String, _ table: ResourceTable, _ row: ResourceTable.Row) throws -> Double {
        guard let weight = Double(field), (0...1).contains(weight) else {
            throw Malformed(place: "\(table.name):\(row.line)", problem: "expected a weight from 0 to 1, got '\(field)'")
        }
        return weight
    }

    private static func tag(_ field: String) -> PartOfSpeech? {
        switch field {
        case "noun": .noun
        case "verb": .verb
        case "adj": .adjective
        default: nil
        }
    }
}
