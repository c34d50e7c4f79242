/// Turns the scores of single blocks into a text.
struct BlockChoice {
    let scan: PageScan
    let scores: [Int]
    let favour: IngestOptions.Favour

    /// The blocks whose choice has the highest expected F1 over words, if blocks were independent (the optimum takes all above a
    /// probability of half that F1; Z. Lipton and others 2014): where little is sure, more is taken. Favouring precision or recall
    /// shifts that probability.
    ///
    /// Blocks are not independent, least of all behind the text: one teaser or comment that is taken for text brings its likes along.
    /// So below the last block that is surely text only what is more likely text than not is taken.
    func blocks() -> [Int] {
        let threshold = threshold(), tail = tail(threshold)
        var chosen = scores.indices.filter { scores[$0] >= ($0 < tail ? threshold : max(threshold, 0)) }
        while let last = chosen.last, scan.blocks[last].shape == .heading { chosen.removeLast() }
        return chosen
    }

    /// The block after the last that is surely text; beyond the end where little of the text is sure, or where recall is wished.
    private func tail(_ threshold: Int) -> Int {
        guard favour != .recall, let last = scores.lastIndex(where: { $0 >= Self.sure }) else { return scores.count }
        var sure = 0, taken = 0
        for index in scores.indices {
            if scores[index] >= Self.sure { sure += mass(index) }
            if scores[index] >= threshold { taken += mass(index) }
        }
        return sure * 10 >= taken * 4 ? last + 1 : scores.count
    }

    /// Thousandths of log-odds: seven to one.
    private static let sure = 2_000

    /// True for a page of many words of which none are likely to be running text: a shell that a script would fill, a page that is gone.
    var isNothing: Bool {
        guard favour != .recall, (scores.max() ?? 0) < -600 else { return false }
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
