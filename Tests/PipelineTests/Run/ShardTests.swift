import Testing

@testable import Pipeline

/// Shares of the inputs.
@Suite struct ShardTests {
    @Test func everyFileBelongsToOneShareAndSharesAreAlike() throws {
        var sizes = [Int](repeating: 0, count: 8)
        for number in 0..<8000 {
            let name = Array("news/2021/article-\(number).html".utf8)
            let takers = (1...8).filter { Shard("\($0)/8")?.takes(name) ?? false }
            #expect(takers.count == 1)
            sizes[(takers.first ?? 1) - 1] += 1
        }
        #expect(sizes.allSatisfy { (850...1150).contains($0) })
    }

    @Test func nonsenseIsNone() {
        for text in ["0/4", "5/4", "1", "1/0", "a/b", "1/4/2", "-1/4", ""] { #expect(Shard(text) == nil) }
        #expect(Shard("3/64")?.name == "3-of-64")
    }
}
