/// Turns the scores of single blocks into a text.
struct BlockChoice {
    let scan: PageScan
    let scores: [Int]
    let favour: IngestOptions.Favour

    /// The blocks whose choice has the highest expected F1 over words, if blocks were independent (the optimum takes all above a
    /// probability of half that F1; Z. Lipton and others 2014): where little is sure, more is taken. Favouring precision or recall
    /// shifts that probability.
    func blocks() -> [Int] {
        let threshold = threshold()
        var chosen = scores.indices.filter { scores[$0] >= threshold }
        while let last = chosen.last, scan.blocks[last].shape == .heading { chosen.removeLast() }
        return chosen
    }

    /// True for a page of many words of which none are likely to be running text: a shell that a script would fill, a page that is gone.
    var isNothing: Bool {
        guard favour != .recall, (scores.max() ?? 0) < -400 else { return false }
        var words = 0, likely = 0
        for index in scores.indices {
            words += mass(index)
            likely += mass(index) * BlockContext.probability(scores[index])
        }
        return words >= 100 && likely < 60_000
    }

    private func threshold() -> Int {
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        var expected = 0
        for index in scores.indices { expected += mass(index) * BlockContext.probability(scores[index]) }
        var taken = 0, hits = 0
        var best = (share: -1, score: 0)
        for (place, index) in order.enumerated() {
            taken += mass(index)
            hits += mass(index) * BlockContext.probability(scores[index])
            // Blocks of one score are taken together.
            if place + 1 < order.count, scores[order[place + 1]] == scores[index] { continue }
            let share = hits * 2_000 / max(1, taken * 1_000 + expected)
            if share > best.share { best = (share, scores[index]) }
        }
        switch favour {
        case .balanced: return best.score
        case .precision: return max(best.score, 1_000)
        case .recall: return min(best.score, -2_000)
        }
    }

    private func mass(_ index: Int) -> Int { scan.blocks[index].words }

    /// The F1 over words that a choice is expected to have, in per cent.
    func confidence(_ chosen: [Int]) -> Int {
        var taken = 0, hits = 0, expected = 0
        for index in scores.indices { expected += mass(index) * BlockContext.probability(scores[index]) }
        for index in chosen {
            taken += mass(index)
            hits += mass(index) * BlockContext.probability(scores[index])
        }
        return hits * 200 / max(1, taken * 1_000 + expected)
    }
}
