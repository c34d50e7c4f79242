import Prose

/// Learns the name tagger: a conditional random field with partial labels, by AdaGrad (Duchi, Hazan and Singer 2011).
struct NameTrainer {
    private var index = FeatureIndex()
    private var weights: [Float] = []
    private var squares: [Float] = []
    private var transitions = [Float](repeating: 0, count: NameLabels.count * NameLabels.count)
    private var transitionSquares = [Float](repeating: 0, count: NameLabels.count * NameLabels.count)
    private static let n = NameLabels.count

    /// Learns from a corpus.
    mutating func train(_ corpus: NameCorpus, _ forms: WordForms, _ tags: [UInt8], epochs: Int, minimum: Int, seed: UInt64, log: (String) -> Void) {
        let ids = features(corpus, forms, tags, minimum)
        weights = Array(repeating: 0, count: index.count * Self.n)
        squares = Array(repeating: 0, count: index.count * Self.n)
        log("names: \(corpus.bank.sentences.count) sentences, \(corpus.bank.tokens.count) words, \(index.count) features")
        var random = SplitMix(seed)
        var order = Array(corpus.bank.sentences.indices)
        for epoch in 1...epochs {
            random.shuffle(&order)
            var loss = 0.0
            let rate: Float = epoch > epochs - 3 ? 0.05 : 0.1
            for number in order {
                let range = corpus.bank.sentences[number]
                if range.count < 400 { loss += step(range, corpus.allowed, ids, rate, &random) }
            }
            log("names epoch \(epoch): loss \(Int(loss))")
        }
    }

    /// The features of all words as numbers, -1 where one is too rare.
    private mutating func features(_ corpus: NameCorpus, _ forms: WordForms, _ tags: [UInt8], _ minimum: Int) -> FeatureLists {
        var lists = FeatureLists()
        var keys = FeatureKeys()
        forms.words.withUnsafeBufferPointer { words in
            tags.withUnsafeBufferPointer { tags in
                for pass in 0..<2 {
                    for (number, range) in corpus.bank.sentences.enumerated() {
                        for i in range {
                            NameFeatures.extract(words, tags, forms.casing[number], i, range, &keys)
                            if pass == 0 {
                                for key in keys.keys { index.observe(key) }
                            } else {
                                for key in keys.keys {
                                    let id = index.id(key, minimum)
                                    if id >= 0 { lists.ids.append(id) }
                                }
                                lists.ends.append(lists.ids.count)
                            }
                        }
                    }
                }
            }
        }
        return lists
    }

    private mutating func step(_ range: Range<Int>, _ allowed: [UInt32], _ ids: FeatureLists, _ rate: Float, _ random: inout SplitMix) -> Double {
        let n = Self.n, count = range.count
        // Each feature is left out half of the time, so that none is relied on alone.
        var kept: [[Int32]] = []
        var emissions = [Double](repeating: 0, count: count * n)
        for (place, i) in range.enumerated() {
            var list: [Int32] = []
            for id in ids.ids[(i == 0 ? 0 : ids.ends[i - 1])..<ids.ends[i]] where random.next() % 2 == 0 {
                list.append(id)
                let base = Int(id) * n
                for k in 0..<n { emissions[place * n + k] += Double(weights[base + k]) }
            }
            // What remains is scaled up to the strength it has in use.
            for k in 0..<n { emissions[place * n + k] *= 2 }
            kept.append(list)
        }
        let masks = Array(allowed[range])
        guard let free = Lattice(emissions, transitions, nil), let gold = Lattice(emissions, transitions, masks) else { return 0 }
        for place in 0..<count {
            for k in 0..<n {
                let difference = Float(gold.nodes[place * n + k] - free.nodes[place * n + k])
                if abs(difference) < 1e-4 { continue }
                for id in kept[place] {
                    let at = Int(id) * n + k
                    squares[at] += difference * difference
                    weights[at] += rate * difference / (squares[at] + 1e-6).squareRoot()
                }
            }
        }
        for at in 0..<(n * n) {
            let difference = Float(gold.edges[at] - free.edges[at])
            if difference == 0 { continue }
            transitionSquares[at] += difference * difference
            transitions[at] += rate * difference / (transitionSquares[at] + 1e-6).squareRoot()
        }
        return free.logarithm - gold.logarithm
    }

    /// The sections of the model file, in sixteenths; smaller weights than an eighth are left out for the sake of size.
    func encoded() -> (weights: [UInt8], transitions: [UInt8]) {
        let scale = 16.0, cut = 2
        var rows: [(key: UInt64, pairs: [(label: UInt8, weight: Int8)])] = []
        for (key, id) in index.entries {
            var pairs: [(label: UInt8, weight: Int8)] = []
            for k in 0..<Self.n {
                let step = (Double(weights[Int(id) * Self.n + k]) * scale).rounded()
                if abs(step) >= Double(cut) { pairs.append((UInt8(k), Int8(max(-127, min(127, step))))) }
            }
            if !pairs.isEmpty { rows.append((key, pairs)) }
        }
        var bytes: [UInt8] = []
        withUnsafeBytes(of: Int32(scale).littleEndian) { bytes.append(contentsOf: $0) }
        for weight in transitions { withUnsafeBytes(of: Int32((Double(weight) * scale).rounded()).littleEndian) { bytes.append(contentsOf: $0) } }
        return (WeightTable.encode(rows), bytes)
    }
}
