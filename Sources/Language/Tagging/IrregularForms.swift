import Lexicons
import Prose
import StageKit

/// Irregular verbs and nouns, from `Resources/tagging/irregular.tsv`.
struct IrregularForms: Sendable {
    private let verbs: WordTable<[UInt8]>
    private let nouns: WordTable<[UInt8]>

    init(in environment: StageEnvironment) throws {
        var verbs: [(String, [UInt8])] = [], nouns: [(String, [UInt8])] = []
        for row in try environment.table("tagging/irregular.tsv", in: "Language").rows {
            for form in row[2].split(separator: " ") {
                if row[0] == "verb" { verbs.append((String(form), Array(row[1].utf8))) }
                if row[0] == "noun" { nouns.append((String(form), Array(row[1].utf8))) }
            }
        }
        self.verbs = WordTable(words: verbs)
        self.nouns = WordTable(words: nouns)
    }

    /// The lemma of an inflected form; nil for a regular one.
    func lemma(of hash: UInt64, _ tag: PennTag) -> [UInt8]? {
        switch tag {
        case .vbd, .vbn, .vbz, .vbp, .vbg: verbs[hash]
        case .nns: nouns[hash]
        default: nil
        }
    }
}
