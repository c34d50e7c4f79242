import Testing

@testable import Ingest

/// Which blocks the scores of a page choose.
struct BlockChoiceTests {
    private func chosen(_ scores: [Int], words: Int = 30, favour: IngestOptions.Favour = .balanced) -> [Int] {
        var scan = PageScan()
        scan.blocks = scores.indices.map {
            var block = PageBlock(node: $0 + 1, shape: .paragraph, range: $0..<($0 + 1))
            block.words = words
            return block
        }
        return BlockChoice(scan: scan, scores: scores, favour: favour).blocks()
    }

    /// Much that is sure, some doubtful blocks.
    private static let sure = [3_000, 2_800, 2_900, 3_100, 2_500]

    @Test func `doubtful blocks between sure ones are text`() {
        #expect(chosen([3_000, 2_800, -50, 2_900, 3_100, 2_500]) == [0, 1, 2, 3, 4, 5])
    }

    @Test func `below the last sure block what is rather none is left out`() {
        #expect(chosen(Self.sure + [-50, 200, -50, -50]) == [0, 1, 2, 3, 4, 6])
    }

    @Test func `where little is sure the end of the text is not known`() {
        let scores = [2_100, -100, 100, -100, 200, -150, 100, -100, 150]
        #expect(chosen(scores) == Array(scores.indices))
    }

    @Test func `who wishes for recall keeps the doubtful blocks`() {
        #expect(chosen(Self.sure + [-300, 200, -200], favour: .recall) == Array(0..<8))
    }
}
