import Lexicons
import StageKit

/// The word lists by which texts are split, loaded from `Resources/tokenization`.
struct TokenizerRules: Sendable {
    /// How an abbreviation behaves before a capital letter.
    enum Abbreviation: Sendable {
        /// A name follows (`Gen.`): no sentence ends here.
        case title
        /// May end a sentence (`etc.`, `Inc.`).
        case any
        /// An abbreviation only when a digit follows (`No.`, `Mar.`).
        case beforeDigit
        /// An abbreviation only when it is capitalised and a comma or a hyphen stands before (`Reno, Nev.`, `D-Ill.`); may end a sentence.
        case place
    }

    /// Prefixes that stay joined to the word after the hyphen (`pro-`, `ex-`).
    let prefixes: WordSet
    /// Units that are split off a number (`5pm`, `4.5bn`).
    let units: WordSet
    /// Endings that belong to a number (`31st`, `1990s`).
    let ordinalEndings: WordSet
    /// Words with a slash that are one (`w/o`).
    let slashed: WordSet
    /// Words with a leading apostrophe that are one (`'em`).
    let apostrophised: WordSet
    /// Last parts of dotted names (`whitehouse.gov`).
    let suffixes: WordSet
    /// Two words written as one, with the length of the first in bytes (`cannot` -> 3).
    let fused: WordTable<Int>
    /// Abbreviations without their period.
    let abbreviations: WordTable<Abbreviation>
    /// Words that begin a sentence after an abbreviation that may end one (`the`, `he`).
    let starters: WordSet
    /// Words that begin a sentence in careless writing even without a capital.
    let lowerStarters: WordSet
    /// Words before which `its` is `it's` without its apostrophe.
    let verbal: WordSet
    /// Verbs of saying, after which a quoted question or exclamation does not end the sentence.
    let reporting: WordSet

    init(in environment: StageEnvironment) throws {
        var lists: [String: [String]] = [:]
        var fusedWords: [(String, Int)] = []
        for row in try environment.table("tokenization/words.tsv", in: "Language").rows {
            if row[0] == "fused" {
                let parts = row[1].split(separator: "|")
                if parts.count == 2 { fusedWords.append((parts.joined(), parts[0].utf8.count)) }
            } else {
                lists[row[0], default: []] += row[1].split(separator: " ").map(String.init)
            }
        }
        var kinds: [(String, Abbreviation)] = []
        for row in try environment.table("tokenization/abbreviations.tsv", in: "Language").rows {
            let kind: Abbreviation = switch row[0] {
            case "title": .title
            case "digit": .beforeDigit
            case "place": .place
            default: .any
            }
            for word in row[1].split(separator: " ") { kinds.append((String(word), kind)) }
        }
        prefixes = WordSet(lists["prefix"] ?? [])
        units = WordSet(lists["unit"] ?? [])
        ordinalEndings = WordSet(lists["ordinal"] ?? [])
        slashed = WordSet(lists["slashed"] ?? [])
        apostrophised = WordSet(lists["apostrophised"] ?? [])
        suffixes = WordSet(lists["suffix"] ?? [])
        starters = WordSet(lists["starter"] ?? [])
        lowerStarters = WordSet(lists["lower-starter"] ?? [])
        verbal = WordSet(lists["verbal"] ?? [])
        reporting = WordSet(lists["reporting"] ?? [])
        fused = WordTable(words: fusedWords)
        abbreviations = WordTable(words: kinds)
    }
}
