/// Tells whether a block stands in a text that the page gives of itself elsewhere (the body in JSON-LD, the summary): by runs of
/// three words, whatever the white space and the marks.
struct BodyWindow {
    private let runs: HashSet64
    private let words: HashSet64
    let isEmpty: Bool

    init(_ text: String?) {
        var hashes: [UInt64] = []
        if let text, text.utf8.count < 1 << 20 { hashes = BlockWords.of(text) }
        words = HashSet64(hashes)
        runs = HashSet64(hashes.count < 3 ? [] : (0..<(hashes.count - 2)).map { BlockWords.joined(hashes[$0...($0 + 2)]) })
        isEmpty = hashes.isEmpty
    }

    /// Share of a block's runs that are the text's too, in per cent; for one or two words, 100 when the text has all.
    func share(of block: ArraySlice<UInt64>) -> Int {
        if isEmpty || block.isEmpty { return 0 }
        guard block.count >= 3 else { return block.allSatisfy { words.contains($0) } ? 100 : 0 }
        var found = 0
        for index in block.startIndex..<(block.endIndex - 2) where runs.contains(BlockWords.joined(block[index...(index + 2)])) { found += 1 }
        return found * 100 / (block.count - 2)
    }

    /// Share of a block's words that the text has too, in per cent.
    func wordShare(of block: ArraySlice<UInt64>) -> Int {
        if isEmpty || block.isEmpty { return 0 }
        var found = 0
        for word in block where words.contains(word) { found += 1 }
        return found * 100 / block.count
    }
}
