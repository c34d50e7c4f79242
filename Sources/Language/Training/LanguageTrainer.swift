import Lexicons
import Neural
import Prose
import StageKit

/// Makes the file of lemmas and sentence borders of the language stage from treebanks; driven by the package in `Training/`. The network of tags, trees
/// and names is trained by the Python programs there.
public struct LanguageTrainer {
    private let log: (String) -> Void
    private var train = Treebank()
    private var development: [(name: String, bank: Treebank)] = []
    private var clusters: [UInt8] = []
    private var borders = BoundaryTrainer()
    private let layout: TokenLayout
    private let seed: UInt64

    /// A trainer.
    /// - Parameters:
    ///   - seed: of the order of examples.
    ///   - environment: finds the word lists of the tokeniser.
    ///   - log: takes progress, a line at a time.
    public init(seed: UInt64, in environment: StageEnvironment, log: @escaping (String) -> Void) throws {
        layout = TokenLayout(tokenizer: try Tokenizer(in: environment))
        self.seed = seed
        self.log = log
    }

    /// Adds CoNLL-U text to learn from.
    public mutating func addTreebank(_ conllu: String) {
        train.add(conllu)
        for document in RunningText.documents(of: conllu) { borders.add(document.text, starts: document.starts, layout: layout) }
    }

    /// Adds CoNLL-U text to report on; never learnt from.
    public mutating func addDevelopment(_ conllu: String, name: String) {
        var bank = Treebank()
        bank.add(conllu)
        development.append((name, bank))
    }

    /// Takes the vocabulary, with word clusters: lines of word, coarse and fine cluster.
    public mutating func setClusters(_ table: ResourceTable) {
        clusters = ClusterTable.encode(table.rows.compactMap { row in
            guard let coarse = Int(row[1]), let fine = Int(row[2]) else { return nil }
            return (row[0], coarse, fine)
        })
    }

    /// Learns lemmas, and gives the bytes of the model file.
    public func make() -> [UInt8] {
        let lemmas = clusters.withUnsafeBytes { LemmaTrainer.encoded(train, vocabulary: ClusterTable($0)) }
        for (name, bank) in development { reportLemmas(lemmas, name, bank) }
        return ModelFile.encode([("clusters", clusters), ("lemmas", lemmas), ("borders", borders.encoded(epochs: 10, seed: seed, log: log))])
    }

    private func reportLemmas(_ lemmas: [UInt8], _ name: String, _ bank: Treebank) {
        var right = 0
        lemmas.withUnsafeBytes { lemmas in
            clusters.withUnsafeBytes { clusters in
                let lemmatizer = Lemmatizer(irregular: nil, exceptions: LemmaTable(lemmas), vocabulary: ClusterTable(clusters))
                for i in 0..<bank.tokens.count {
                    let form = Array(WordHash.lowercased(String(decoding: bank.bytes[bank.tokens.spans[i].range], as: UTF8.self)).utf8)
                    let lemma = bank.xpos[i] == .nnp ? form : lemmatizer.lemma(of: form, hash: bank.tokens.lower[i], tag: bank.xpos[i])
                    if lemma == Array(WordHash.lowercased(bank.lemmas[i]).utf8) { right += 1 }
                }
            }
        }
        log("\(name): lemmas with gold tags \(Double(right) / Double(bank.tokens.count)), \(lemmas.count) bytes")
    }
}
