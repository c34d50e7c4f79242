import Testing

@testable import Prose

@Suite struct SpanTests {
    @Test func anEndBeforeTheStartIsEmpty() {
        #expect(Span(5, 3) == Span(5, 5))
        #expect(Span(5, 3).isEmpty)
    }

    @Test func theWholeComesBeforeItsParts() {
        #expect([Span(4, 6), Span(0, 2), Span(0, 9)].sorted() == [Span(0, 9), Span(0, 2), Span(4, 6)])
    }

    @Test func tokensOfASpanAreFoundBySearch() {
        var tokens = Tokens()
        tokens.spans = [Span(0, 3), Span(4, 8), Span(8, 9), Span(10, 14)]
        #expect(tokens.range(covering: Span(4, 9)) == 1..<3)
        #expect(tokens.range(covering: Span(5, 6)) == 1..<2)
        #expect(tokens.range(covering: Span(3, 4)).isEmpty)
        #expect(tokens.range(covering: Span(0, 99)) == 0..<4)
    }
}
