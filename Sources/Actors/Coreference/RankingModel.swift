import Lexicons
import Prose

/// The weights of a ranker of pronouns, as `Training/actors/train_pronouns.py` makes them.
struct RankingModel: Sendable {
    private let weights: WordTable<Int32>
    /// What a candidate must have above "no candidate", in hundredths.
    let threshold: Int32

    /// No weight: the order of the candidates decides.
    init() {
        weights = WordTable([])
        threshold = 0
    }

    /// Reads rows of `template.a.b.c.role` and weight in hundredths; unknown templates are an error of the file.
    /// - Parameter templates: the names of the features, by their raw values.
    init(_ table: ResourceTable, templates names: [String]) throws {
        var pairs: [(UInt64, Int32)] = []
        let templates = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var limit: Int32 = 0
        for row in table.rows {
            guard let weight = Int32(row[1]) else { throw KnowledgeError(file: table.name, line: row.line, message: "no weight: '\(row[1])'") }
            if row[0] == "threshold" {
                limit = weight
                continue
            }
            let parts = row[0].split(separator: ".")
            let values = parts.dropFirst().compactMap { Int($0) }
            guard let name = parts.first, let template = templates[String(name)], values.count == 4 else {
                throw KnowledgeError(file: table.name, line: row.line, message: "no feature: '\(row[0])'")
            }
            let code = Self.code(template, values[0], values[1], values[2], role: values[3])
            pairs.append((WordHash.mixed(UInt64(code)), weight))
        }
        weights = WordTable(pairs)
        threshold = limit
    }

    /// True without weights.
    var isEmpty: Bool { weights.count == 0 }

    /// The sum of the weights of features, for all pronouns and for those of one role; integers, so that the order does not matter.
    func score(_ features: [UInt32], role: Int) -> Int32 {
        var sum: Int32 = 0
        for feature in features {
            sum &+= weights[WordHash.mixed(UInt64(feature))] ?? 0
            sum &+= weights[WordHash.mixed(UInt64(feature | UInt32(role)))] ?? 0
        }
        return sum
    }

    /// What a candidate must reach to be taken, where "no candidate" has these features.
    func leastScore(_ none: [UInt32], role: Int) -> Int32 { score(none, role: role) &+ threshold }

    /// A feature as one number: template, three values below 16, and the pronoun's case (0 for all).
    static func code(_ template: Int, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, role: Int = 0) -> UInt32 {
        UInt32(clamping: template) << 16 | UInt32(max(0, min(a, 15))) << 12 | UInt32(max(0, min(b, 15))) << 8 | UInt32(max(0, min(c, 15))) << 4
            | UInt32(max(0, min(role, 15)))
    }

    /// `template.a.b.c`, as the training script reads it.
    static func text(_ code: UInt32, templates: [String]) -> String {
        "\(templates[Int(code >> 16)]).\(code >> 12 & 15).\(code >> 8 & 15).\(code >> 4 & 15)"
    }
}
