import Lexicons
import Prose
import StageKit

/// Makes the model file of the language stage from treebanks and annotated names; driven by the package in `Training/`.
public struct LanguageTrainer {
    private let log: (String) -> Void
    private var train = Treebank()
    private var development: [(name: String, bank: Treebank)] = []
    private var clusters: [UInt8] = []
    private var names = NameCorpus()
    private var namesDevelopment: [(name: String, corpus: NameCorpus)] = []
    private var words: (groups: Set<String>, events: Set<String>) = ([], [])
    private let tokenizer: Tokenizer
    private let seed: UInt64

    /// A trainer.
    /// - Parameters:
    ///   - seed: of every random choice: the same data and seed give the same file.
    ///   - log: takes progress, a line at a time.
    ///   - environment: finds the word lists of the tokeniser.
    public init(seed: UInt64, in environment: StageEnvironment, log: @escaping (String) -> Void) throws {
        tokenizer = try Tokenizer(in: environment)
        self.seed = seed
        self.log = log
    }

    /// Adds CoNLL-U text to learn from.
    public mutating func addTreebank(_ conllu: String) { train.add(conllu) }

    /// Adds CoNLL-U text to report on; never learnt from.
    public mutating func addDevelopment(_ conllu: String, name: String) {
        var bank = Treebank()
        bank.add(conllu)
        development.append((name, bank))
    }

    /// Takes the words that tell kinds of names apart: rows of kind (`group`, `event`) and words.
    public mutating func setNameWords(_ table: ResourceTable) {
        for row in table.rows {
            let list = row[1].split(separator: " ").map(String.init)
            if row[0] == "group" { words.groups.formUnion(list) } else { words.events.formUnion(list) }
        }
    }

    /// Adds JSON lines of `tokens` and `ner` (BIO) to learn from.
    /// - Parameter annotatesGroups: false when names of nations and faiths are left unlabelled.
    public mutating func addNames(_ lines: String, annotatesGroups: Bool) {
        names.add(lines, tokenizer: tokenizer, groups: words.groups, events: words.events, annotatesGroups: annotatesGroups)
    }

    /// Adds JSON lines to report on; never learnt from.
    public mutating func addNamesDevelopment(_ lines: String, name: String) {
        var corpus = NameCorpus()
        corpus.add(lines, tokenizer: tokenizer, groups: words.groups, events: words.events, annotatesGroups: true)
        namesDevelopment.append((name, corpus))
    }

    /// Takes the word clusters: lines of word, coarse and fine cluster.
    public mutating func setClusters(_ table: ResourceTable) {
        clusters = ClusterTable.encode(table.rows.compactMap { row in
            guard let coarse = Int(row[1]), let fine = Int(row[2]) else { return nil }
            return (row[0], coarse, fine)
        })
    }

    /// Learns tags, lemmas, trees and names, and gives the bytes of the two model files.
    public mutating func make() -> (english: [UInt8], names: [UInt8]) {
        var sections: [(name: String, bytes: [UInt8])] = [("clusters", clusters)]
        let bank = augmented
        let tags = TagSet(zip(train.upos, train.xpos).map { ($0, $1) }, minimum: 4)
        let forms = forms(bank)
        log("\(tags.count) labels, \(bank.tokens.count) words")
        var tagger = TaggerTrainer(tags: tags)
        tagger.train(bank, forms, epochs: 6, seed: seed, log: log)
        let weights = tagger.encoded()
        for (name, bank) in development { report(weights, tags, name, bank) }
        let lemmas = clusters.withUnsafeBytes { LemmaTrainer.encoded(train, vocabulary: ClusterTable($0)) }
        for (name, bank) in development { reportLemmas(lemmas, name, bank) }
        sections += [("tags", tags.encoded), ("tagger", weights), ("lemmas", lemmas)]

        let unseen = jackknifed(bank, forms, tags)
        var names: [UInt8] = []
        if !self.names.bank.sentences.isEmpty { names = ModelFile.encode([("tags", tags.encoded)] + trainNames(weights, tags, bank, unseen)) }
        var parser = ParserTrainer()
        parser.train(bank, forms, unseen, epochs: 7, seed: seed, log: log)
        let (actions, relations) = parser.encoded()
        for (name, bank) in development { reportParse(weights, tags, actions, relations, name, bank) }
        sections += [("actions", actions), ("relations", relations)]
        return (ModelFile.encode(sections), names)
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

    /// - Parameter unseen: tags of the treebank by taggers that have not seen the sentence: some of the sentences with names are
    ///   in the treebank too.
    private func trainNames(_ weights: [UInt8], _ tags: TagSet, _ bank: Treebank, _ unseen: [UInt8]) -> [(name: String, bytes: [UInt8])] {
        let forms = forms(names.bank)
        var labels = Self.labels(weights, tags, forms, names.bank)
        var places: [[UInt64]: Int] = [:]
        for range in bank.sentences { places[Array(bank.tokens.lower[range])] = range.lowerBound }
        var shared = 0
        for range in names.bank.sentences {
            guard let place = places[Array(names.bank.tokens.lower[range])] else { continue }
            shared += 1
            for (offset, index) in range.enumerated() { labels[index] = unseen[place + offset] }
        }
        log("names: \(shared) sentences are in the treebank too")
        var trainer = NameTrainer()
        trainer.train(
            names, forms, labels, epochs: 6, minimum: 3, seed: seed, log: log)
        let encoded = trainer.encoded()
        for (name, corpus) in namesDevelopment { reportNames(weights, tags, encoded, name, corpus) }
        return [("names", encoded.weights), ("transitions", encoded.transitions)]
    }

    private func reportNames(
        _ weights: [UInt8], _ tags: TagSet, _ encoded: (weights: [UInt8], transitions: [UInt8]), _ name: String, _ corpus: NameCorpus
    ) {
        let forms = forms(corpus.bank)
        let labels = Self.labels(weights, tags, forms, corpus.bank)
        let found = encoded.weights.withUnsafeBytes { first in
            encoded.transitions.withUnsafeBytes { second in
                NameTagger(weights: WeightTable(first), second)?.entities(forms, labels, corpus.bank.sentences, corpus.bank.tokens).entities ?? []
            }
        }
        var right = [Int](repeating: 0, count: 6), guessed = right, gold = right
        for entity in found {
            let kind = NameLabels.kinds.firstIndex(of: entity.label) ?? 0
            guessed[kind] += 1
            if corpus.isGold(entity.tokens, kind) { right[kind] += 1 }
        }
        for kind in corpus.goldKinds() { gold[kind] += 1 }
        func f(_ kinds: [Int]) -> Double {
            let r = kinds.map { right[$0] }.reduce(0, +), g = kinds.map { guessed[$0] }.reduce(0, +), t = kinds.map { gold[$0] }.reduce(0, +)
            return g + t > 0 ? Double(2000 * r / max(1, g + t)) / 10 : 0
        }
        log("  \(name): PER,ORG,LOC \(f([0, 1, 2])); each \((0..<6).map { "\(NameLabels.kinds[$0].rawValue) \(f([$0]))" }.joined(separator: " "))")
    }

    /// Tags of each quarter of the sentences by a tagger that has seen the other three, so that the parser learns from tags as
    /// wrong as those it will get.
    private func jackknifed(_ bank: Treebank, _ forms: WordForms, _ tags: TagSet) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: bank.tokens.count)
        for fold in 0..<4 {
            let others = bank.selecting { $0 % 4 != fold }
            var tagger = TaggerTrainer(tags: tags)
            tagger.train(others, self.forms(others), epochs: 5, seed: seed &+ UInt64(fold), log: { _ in })
            let weights = tagger.encoded()
            let labels = Self.labels(weights, tags, forms, bank)
            for (number, range) in bank.sentences.enumerated() where number % 4 == fold {
                for index in range { result[index] = labels[index] }
            }
        }
        return result
    }

    private static func labels(_ weights: [UInt8], _ tags: TagSet, _ forms: WordForms, _ bank: Treebank) -> [UInt8] {
        weights.withUnsafeBytes { bytes in
            WeightTable(bytes).map { PerceptronTagger(tags: tags, weights: $0).labels(of: forms, bank.sentences) } ?? []
        }
    }

    private func reportParse(_ weights: [UInt8], _ tags: TagSet, _ actions: [UInt8], _ relations: [UInt8], _ name: String, _ bank: Treebank) {
        let forms = forms(bank)
        let labels = Self.labels(weights, tags, forms, bank)
        actions.withUnsafeBytes { actions in
            relations.withUnsafeBytes { relations in
                guard let first = WeightTable(actions), let second = WeightTable(relations) else { return }
                let parse = TransitionParser(actions: first, relations: second).parse(forms, labels, bank.sentences)
                var unlabelled = 0, labelled = 0
                for i in 0..<bank.tokens.count where parse.heads[i] == bank.heads[i] {
                    unlabelled += 1
                    if parse.relations[i].base == bank.relations[i].base { labelled += 1 }
                }
                log("\(name): UAS \(Double(unlabelled) / Double(bank.tokens.count)) LAS \(Double(labelled) / Double(bank.tokens.count))")
            }
        }
    }

    private var augmented: Treebank {
        var bank = train
        bank.append(train.recased(share: 8, seed: seed &+ 1))
        return bank
    }

    private func forms(_ bank: Treebank) -> WordForms {
        clusters.withUnsafeBytes { WordForms(bank.tokens, bank.sentences, in: bank.text, clusters: ClusterTable($0)) }
    }

    private func report(_ encoded: [UInt8], _ tags: TagSet, _ name: String, _ bank: Treebank) {
        let labels = Self.labels(encoded, tags, forms(bank), bank)
        var u = 0, x = 0
        for i in 0..<bank.tokens.count {
            if tags.upos[Int(labels[i])] == bank.upos[i] { u += 1 }
            if tags.xpos[Int(labels[i])] == bank.xpos[i] { x += 1 }
        }
        log("\(name): \(encoded.count) bytes, UPOS \(Double(u) / Double(bank.tokens.count)) XPOS \(Double(x) / Double(bank.tokens.count))")
    }
}
