import Lexicons
import Prose

/// Learns which lemmas the rules do not give.
enum LemmaTrainer {
    /// The section of the model file: for each form and tag of the treebank the commonest lemma, where the rules say otherwise.
    static func encoded(_ bank: Treebank, vocabulary: ClusterTable?) -> [UInt8] {
        let rules = Lemmatizer(irregular: nil, exceptions: nil, vocabulary: vocabulary)
        var counts: [String: [String: Int]] = [:]
        var order: [(name: String, index: Int)] = []
        for index in 0..<bank.tokens.count {
            let name = "\(bank.tokens.lower[index])/\(bank.xpos[index].rawValue)"
            if counts[name] == nil { order.append((name, index)) }
            counts[name, default: [:]][bank.lemmas[index].lowercased(), default: 0] += 1
        }
        var rows: [(form: UInt64, tag: PennTag, lemma: String)] = []
        for (name, index) in order {
            guard let best = counts[name]?.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
            let form = Array(WordHash.lowercased(String(decoding: bank.bytes[bank.tokens.spans[index].range], as: UTF8.self)).utf8)
            let rule = rules.lemma(of: form, hash: bank.tokens.lower[index], tag: bank.xpos[index])
            if rule != Array(best.key.utf8) { rows.append((bank.tokens.lower[index], bank.xpos[index], best.key)) }
        }
        return LemmaTable.encode(rows)
    }
}
