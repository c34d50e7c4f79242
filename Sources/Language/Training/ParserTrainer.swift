import Prose

/// Learns the parser from a treebank with the dynamic oracle of Goldberg and Nivre (2013).
struct ParserTrainer {
    let actions = TrainingTable(minimum: 3)
    let relations = TrainingTable(minimum: 3)
    private var actionTime: Int32 = 1
    private var relationTime: Int32 = 1

    /// Goes through the treebank `epochs` times. `labels` are predicted tags, as the parser will see them.
    mutating func train(_ bank: Treebank, _ forms: WordForms, _ labels: [UInt8], epochs: Int, seed: UInt64, log: (String) -> Void) {
        var random = SplitMix(seed)
        var order = Array(bank.sentences.indices)
        var keys = FeatureKeys()
        var scores = [Float](repeating: 0, count: 256)
        for epoch in 1...epochs {
            random.shuffle(&order)
            var counts = Counts()
            scores.withUnsafeMutableBufferPointer { scores in
                guard let scores = scores.baseAddress else { return }
                for number in order {
                    let range = bank.sentences[number]
                    ParserWord.words(forms, labels, range).withUnsafeBufferPointer { words in
                        sentence(words, bank, range, epoch, scores, &keys, &random, &counts)
                    }
                }
            }
            log("parser epoch \(epoch): \(counts.wrong) wrong of \(counts.steps) actions, \(counts.wrongRelations) of \(counts.arcs) relations, "
                + "\(actions.count) and \(relations.count) features")
        }
    }

    private struct Counts { var steps = 0, wrong = 0, arcs = 0, wrongRelations = 0 }

    private mutating func sentence(
        _ words: UnsafeBufferPointer<ParserWord>, _ bank: Treebank, _ range: Range<Int>, _ epoch: Int,
        _ scores: UnsafeMutablePointer<Float>, _ keys: inout FeatureKeys, _ random: inout SplitMix, _ counts: inout Counts
    ) {
        let count = range.count
        // Gold heads inside the sentence; the root is word `count`.
        let gold = range.map { bank.heads[$0] < 0 ? Int32(count) : bank.heads[$0] - Int32(range.lowerBound) }
        var state = ArcHybrid(count: count)
        while !state.isFinal {
            var action = ArcHybrid.Action.shift
            if state.depth > 0 {
                ParserFeatures.extract(state, words, &keys)
                if epoch == 1 { actions.observe(keys.keys) }
                scores.update(repeating: 0, count: 3)
                actions.score(keys.keys, scores)
                let predicted = TransitionParser.best(state, scores)
                let costs = Self.costs(state, gold)
                let least = min(costs.0, min(costs.1, costs.2))
                func cost(_ action: ArcHybrid.Action) -> Int { action == .shift ? costs.0 : action == .left ? costs.1 : costs.2 }
                counts.steps += 1
                actionTime += 1
                action = predicted
                if cost(predicted) > least {
                    counts.wrong += 1
                    var target = ArcHybrid.Action.shift
                    var bestScore = -Float.infinity
                    for candidate in [ArcHybrid.Action.shift, .left, .right] where cost(candidate) == least && scores[candidate.rawValue] > bestScore {
                        target = candidate
                        bestScore = scores[candidate.rawValue]
                    }
                    actions.update(keys.keys, target.rawValue, 1, time: actionTime)
                    actions.update(keys.keys, predicted.rawValue, -1, time: actionTime)
                    // After the first epoch most mistakes are followed, so that the parser learns to go on from them.
                    if epoch < 2 || random.next() % 10 == 0 { action = target }
                }
            }
            if action == .shift {
                state.shift()
                continue
            }
            let dependent = state.s(0), head = action == .left ? state.front : state.s(1)
            var label = DependencyRelation.root.rawValue
            if head < count {
                RelationFeatures.extract(state, words, head: head, dependent: dependent, &keys)
                if epoch == 1 { relations.observe(keys.keys) }
                label = relation(keys, scores)
                if gold[dependent] == Int32(head) {
                    let right = bank.relations[range.lowerBound + dependent].rawValue
                    counts.arcs += 1
                    relationTime += 1
                    if right != label {
                        counts.wrongRelations += 1
                        relations.update(keys.keys, Int(right), 1, time: relationTime)
                        relations.update(keys.keys, Int(label), -1, time: relationTime)
                        if epoch < 2 { label = right }
                    }
                }
            }
            state.attach(action, label: label)
        }
    }

    private func relation(_ keys: borrowing FeatureKeys, _ scores: UnsafeMutablePointer<Float>) -> UInt8 {
        scores.update(repeating: 0, count: 64)
        relations.score(keys.keys, scores)
        var best = 1
        for label in 2..<Int(DependencyRelation.other.rawValue) where scores[label] > scores[best] { best = label }
        return UInt8(best)
    }

    /// How many gold arcs each action would put out of reach; an impossible action costs more than any.
    static func costs(_ state: borrowing ArcHybrid, _ gold: [Int32]) -> (Int, Int, Int) {
        let count = state.count, front = state.front
        var shift = Int.max, left = Int.max, right = Int.max
        let s0 = state.s(0), s1 = state.s(1)
        // Gold dependents of the stack's top that are still in the buffer.
        var dependents = 0
        for k in front..<count where gold[k] == Int32(s0) { dependents += 1 }
        if state.canShift() {
            shift = 0
            for k in 0..<state.depth {
                let word = state.s(k)
                if gold[word] == Int32(front) { shift += 1 }
                if k > 0, gold[front] == Int32(word) { shift += 1 }
            }
        }
        if state.canLeft() {
            left = dependents
            if s1 >= 0, gold[s0] == Int32(s1) { left += 1 }
            if gold[s0] > Int32(front) { left += 1 }
        }
        if state.canRight() {
            right = dependents
            if gold[s0] >= Int32(front) { right += 1 }
        }
        return (shift, left, right)
    }

    /// The sections of the model file, in quarters of a perceptron step; smaller weights are left out for the sake of size.
    func encoded() -> (actions: [UInt8], relations: [UInt8]) {
        (WeightTable.encode(actions.averaged(time: actionTime, scale: 4, cut: 3)),
         WeightTable.encode(relations.averaged(time: relationTime, scale: 4, cut: 4)))
    }
}
