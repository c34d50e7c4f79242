import Prose

/// A greedy arc-hybrid dependency parser with linear scores: one table tells what to do next, another which relation a new arc has.
struct TransitionParser {
    let actions: WeightTable
    let relations: WeightTable

    /// Heads (absolute token indices; -1 for the root of a sentence) and relations of all words; linear time.
    func parse(_ forms: WordForms, _ labels: [UInt8], _ sentences: [Range<Int>]) -> DependencyParse {
        var heads = [Int32](repeating: -1, count: forms.words.count)
        var found = [DependencyRelation](repeating: .root, count: forms.words.count)
        var keys = FeatureKeys()
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 256) { scores in
            guard let scores = scores.baseAddress else { return }
            for range in sentences {
                ParserWord.words(forms, labels, range).withUnsafeBufferPointer { words in
                    parse(words, range.lowerBound, scores, &keys, &heads, &found)
                }
            }
        }
        return DependencyParse(heads: heads, relations: found)
    }

    private func parse(
        _ words: UnsafeBufferPointer<ParserWord>, _ first: Int, _ scores: UnsafeMutablePointer<Int32>, _ keys: inout FeatureKeys,
        _ heads: inout [Int32], _ found: inout [DependencyRelation]
    ) {
        var state = ArcHybrid(count: words.count - 1)
        while !state.isFinal {
            let action: ArcHybrid.Action
            if state.depth == 0 {
                action = .shift
            } else {
                ParserFeatures.extract(state, words, &keys)
                scores.update(repeating: 0, count: 3)
                for key in keys.keys { actions.add(key, to: scores) }
                action = Self.best(state, scores)
            }
            if action == .shift {
                state.shift()
                continue
            }
            let dependent = state.s(0), head = action == .left ? state.front : state.s(1)
            RelationFeatures.extract(state, words, head: head, dependent: dependent, &keys)
            state.attach(action, label: relation(head == state.count, keys, scores))
        }
        for k in 0..<state.count {
            heads[first + k] = state.heads[k] == Int32(state.count) ? -1 : state.heads[k] + Int32(first)
            found[first + k] = DependencyRelation(rawValue: state.labels[k]) ?? .dep
        }
    }

    private func relation(_ isRoot: Bool, _ keys: borrowing FeatureKeys, _ scores: UnsafeMutablePointer<Int32>) -> UInt8 {
        if isRoot { return DependencyRelation.root.rawValue }
        scores.update(repeating: 0, count: 256)
        for key in keys.keys { relations.add(key, to: scores) }
        var best = 1
        for label in 2..<Int(DependencyRelation.other.rawValue) where scores[label] > scores[best] { best = label }
        return UInt8(best)
    }

    /// The best action that is possible.
    static func best<Score: Comparable>(_ state: borrowing ArcHybrid, _ scores: UnsafeMutablePointer<Score>) -> ArcHybrid.Action {
        var best: ArcHybrid.Action?
        if state.canShift() { best = .shift }
        if state.canLeft(), best == nil || scores[1] > scores[0] { best = .left }
        if state.canRight() {
            if let known = best { if scores[2] > scores[known.rawValue] { best = .right } } else { best = .right }
        }
        return best ?? .shift
    }
}
