import Prose

/// Learns the tagger from a treebank.
struct TaggerTrainer {
    let tags: TagSet
    let table = TrainingTable(minimum: 2)
    private var time: Int32 = 1

    init(tags: TagSet) { self.tags = tags }

    /// Goes through the treebank `epochs` times, in another order each time.
    mutating func train(_ bank: Treebank, _ forms: WordForms, epochs: Int, seed: UInt64, log: (String) -> Void) {
        var random = SplitMix(seed)
        var order = Array(bank.sentences.indices)
        let gold = (0..<bank.tokens.count).map { tags.label(bank.upos[$0], bank.xpos[$0]) }
        var keys = FeatureKeys()
        var scores = [Float](repeating: 0, count: 256)
        for epoch in 1...epochs {
            random.shuffle(&order)
            var wrong = 0
            forms.words.withUnsafeBufferPointer { words in
                scores.withUnsafeMutableBufferPointer { scores in
                    guard let pointer = scores.baseAddress else { return }
                    for number in order {
                        let range = bank.sentences[number]
                        var t1 = TaggerFeatures.outside, t2 = TaggerFeatures.outside
                        for i in range {
                            TaggerFeatures.extract(words, forms.casing[number], i, range, t1, t2, &keys)
                            if epoch == 1 { table.observe(keys.keys) }
                            pointer.update(repeating: 0, count: 256)
                            table.score(keys.keys, pointer)
                            var best = 0
                            for label in 1..<tags.count where pointer[label] > pointer[best] { best = label }
                            if best != gold[i] {
                                wrong += 1
                                table.update(keys.keys, gold[i], 1, time: time)
                                table.update(keys.keys, best, -1, time: time)
                            }
                            time += 1
                            t2 = t1
                            t1 = best
                        }
                    }
                }
            }
            log("tagger epoch \(epoch): \(wrong) wrong of \(bank.tokens.count), \(table.count) features")
        }
    }

    /// The section of the model file, in sixths of a perceptron step.
    func encoded() -> [UInt8] { WeightTable.encode(table.averaged(time: time, scale: 6, cut: 1)) }
}
