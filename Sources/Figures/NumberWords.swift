import Lexicons
import Prose
import StageKit

/// The words of which spelled numbers are made.
struct NumberWords: Sendable {
    enum Class: String, Sendable { case one, teen, ten, hundred, magnitude, dozen, fraction, ordinal, vague, few, suffix }
    struct Word: Sendable {
        var kind: Class
        var value: DecimalNumber
        /// Upper end of a vague word.
        var high: DecimalNumber
        /// A denominator in the plural ("fifths").
        var isPlural = false
    }

    private let words: WordTable<Word>
    private let suffixes: WordTable<Word>

    init(in environment: StageEnvironment) throws {
        let table = try environment.table("numbers.tsv", in: "Figures")
        var words: [(String, Word)] = [], suffixes: [(String, Word)] = []
        for row in table.rows {
            guard let kind = Class(rawValue: row[1]), let value = DecimalNumber(table: row[2]) else { continue }
            let word = Word(kind: kind, value: value, high: DecimalNumber(table: row[3]) ?? value, isPlural: (kind == .fraction || kind == .ordinal) && row[0].hasSuffix("s"))
            if kind == .suffix { suffixes.append((row[0], word)) } else { words.append((row[0], word)) }
        }
        self.words = WordTable(words: words)
        self.suffixes = WordTable(words: suffixes)
    }

    subscript(_ hash: UInt64) -> Word? { words[hash] }
    /// What a plural does after a number: "two dozens", "three billions".
    func multiplier(_ word: Word) -> Class? {
        switch word.value.mantissa {
        case 12: word.value.exponent == 0 ? .dozen : nil
        case 100 where word.high == DecimalNumber(1000): .hundred
        case 10, 40: nil
        default: word.value > DecimalNumber(999) ? .magnitude : nil
        }
    }
    /// The factor of letters glued to digits (`bn`).
    func suffix(_ hash: UInt64) -> DecimalNumber? { suffixes[hash]?.value }
}
