import Lexicons
import Prose
import StageKit

/// Words whose tags do not depend on their form: function words and the commonest irregular forms, from `Resources/tagging`.
struct ClosedClasses: Sendable {
    /// What is known of a word.
    struct Entry: Sendable {
        var upos: PartOfSpeech
        var xpos: PennTag
        var lemma: [UInt8]
    }

    let entries: WordTable<Entry>

    init(in environment: StageEnvironment) throws {
        var pairs: [(String, Entry)] = []
        for row in try environment.table("tagging/words.tsv", in: "Language").rows {
            guard let upos = PartOfSpeech(label: row[1]) else { continue }
            for word in row[0].split(separator: " ") {
                let lemma = row[3].isEmpty ? String(word) : row[3]
                pairs.append((String(word), Entry(upos: upos, xpos: PennTag(label: row[2]), lemma: Array(lemma.utf8))))
            }
        }
        entries = WordTable(words: pairs)
    }
}
