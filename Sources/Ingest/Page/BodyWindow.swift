import Lexicons

/// Tells whether a block stands in the article's text as JSON-LD gives it: by runs of three words, whatever the white space.
struct BodyWindow {
    private var runs: Set<UInt64> = []
    private var words: Set<UInt64> = []

    init(_ body: String?) {
        guard let body, body.utf8.count < 1 << 20 else { return }
        let hashes = Self.hashes(Array(body.utf8))
        words = Set(hashes)
        guard hashes.count >= 3 else { return }
        for index in 0..<(hashes.count - 2) { runs.insert(Self.run(hashes, index)) }
    }

    /// True when most of the block's runs are the body's; for one or two words, when the body has both.
    func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if words.isEmpty { return false }
        let hashes = Self.hashes(Array(text.prefix(400)))
        guard hashes.count >= 3 else { return !hashes.isEmpty && hashes.allSatisfy { words.contains($0) } }
        var found = 0
        for index in 0..<(hashes.count - 2) where runs.contains(Self.run(hashes, index)) { found += 1 }
        return found * 2 > hashes.count - 2
    }

    private static func run(_ hashes: [UInt64], _ at: Int) -> UInt64 {
        WordHash.joined(WordHash.joined(hashes[at], hashes[at + 1]), hashes[at + 2])
    }

    private static func hashes(_ text: [UInt8]) -> [UInt64] {
        var result: [UInt64] = []
        text.withUnsafeBufferPointer { bytes in
            var start = -1
            for position in 0...bytes.count {
                let byte = position < bytes.count ? bytes[position] : 0x20
                let isWord = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0xC3
                if isWord || (start >= 0 && byte >= 0x80) {
                    if start < 0 { start = position }
                } else if start >= 0 {
                    result.append(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[start..<position])))
                    start = -1
                }
            }
        }
        return result
    }
}
