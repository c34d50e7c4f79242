import Prose

/// An averaged perceptron tagger (Collins 2002), greedy from left to right: the pair of universal and Penn tag at once.
struct PerceptronTagger {
    let tags: TagSet
    let weights: WeightTable

    /// The labels of all words; linear time.
    func labels(of forms: WordForms, _ sentences: [Range<Int>]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: forms.words.count)
        var keys = FeatureKeys()
        forms.words.withUnsafeBufferPointer { words in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { scores in
                guard let scores = scores.baseAddress else { return }
                for (number, range) in sentences.enumerated() {
                    var t1 = TaggerFeatures.outside, t2 = TaggerFeatures.outside
                    for i in range {
                        TaggerFeatures.extract(words, forms.casing[number], i, range, t1, t2, &keys)
                        scores.update(repeating: 0, count: 256)
                        for key in keys.keys { weights.add(key, to: scores) }
                        var best = 0
                        for label in 1..<tags.count where scores[label] > scores[best] { best = label }
                        result[i] = UInt8(best)
                        t2 = t1
                        t1 = best
                    }
                }
            }
        }
        return result
    }
}
