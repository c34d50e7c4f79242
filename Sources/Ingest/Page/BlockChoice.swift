/// Turns the scores of single blocks into a text.
struct BlockChoice {
    let scan: PageScan
    let scores: [Int]

    func blocks() -> [Int] {
        var chosen = scan.blocks.indices.filter { scores[$0] > 0 }
        while let last = chosen.last, scan.blocks[last].shape == .heading { chosen.removeLast() }
        return chosen
    }
}
