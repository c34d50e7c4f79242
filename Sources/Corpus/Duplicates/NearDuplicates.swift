import Lexicons
import Prose
import Reports

/// Finds syndicated copies: documents that share most of their word sequences. Copies counted twice fake significance.
///
/// MinHash over shingles of four words (Broder 1997) with locality-sensitive bands; linear in the number of documents but for
/// those that resemble each other.
public struct NearDuplicates: Sendable {
    /// For each document the index of the one it is a copy of; its own index for originals.
    public let original: [Int]

    private static let hashes = 48, rows = 4
    /// Estimated Jaccard similarity from which two texts are copies.
    private static let threshold = 0.6
    private static let shingle = 4

    /// Compares the texts of documents. The first of a group in the given order counts as the original.
    public init(texts: [Text]) {
        let sketches = texts.map(Self.sketch)
        var original = Array(texts.indices)
        func root(_ index: Int) -> Int {
            var at = index
            while original[at] != at { at = original[at] }
            return at
        }
        for band in 0..<(Self.hashes / Self.rows) {
            var seen: [UInt64: [Int]] = [:]
            for (index, sketch) in sketches.enumerated() {
                guard let sketch else { continue }
                var key = UInt64(band)
                for row in 0..<Self.rows { key = WordHash.joined(key, sketch[band * Self.rows + row]) }
                for other in seen[key, default: []] where Self.similarity(sketch, sketches[other]) >= Self.threshold {
                    let (a, b) = (root(index), root(other))
                    if a != b { original[max(a, b)] = min(a, b) }
                    break
                }
                // Originals are enough to compare with.
                if root(index) == index { seen[key, default: []].append(index) }
            }
        }
        self.original = texts.indices.map(root)
    }

    /// True for documents that are no copies.
    public func isOriginal(_ index: Int) -> Bool { original[index] == index }

    private static func similarity(_ a: [UInt64], _ b: [UInt64]?) -> Double {
        guard let b else { return 0 }
        return Double(zip(a, b).filter { $0 == $1 }.count) / Double(hashes)
    }

    /// The least hash of all shingles under each of the functions; nil for texts too short to compare.
    private static func sketch(_ text: Text) -> [UInt64]? {
        var words: [UInt64] = []
        text.withBytes { bytes in
            var start = 0
            func close(_ end: Int) {
                if end > start { words.append(WordHash.of(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]))) }
            }
            for (offset, byte) in bytes.enumerated() {
                let isLetter = byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
                if !isLetter {
                    close(offset)
                    start = offset + 1
                }
            }
            close(bytes.count)
        }
        guard words.count >= 12 else { return nil }
        var least = [UInt64](repeating: .max, count: hashes)
        for start in 0...(words.count - shingle) {
            var hash: UInt64 = 0
            for word in words[start..<(start + shingle)] { hash = WordHash.joined(hash, word) }
            for function in 0..<hashes {
                least[function] = min(least[function], WordHash.mixed(hash &+ UInt64(function) &* 0x9E37_79B9_7F4A_7C15))
            }
        }
        return least
    }
}
