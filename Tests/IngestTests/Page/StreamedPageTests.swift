import Prose
import Testing

@testable import Ingest

@Suite struct StreamedPageTests {
    private static let first = "All ferries between the two islands have been stopped, said the harbour master, because the wind had turned in the night."
    private static let second = "The boats will stay in the harbour until Thursday, and nobody knew on Tuesday whether the school on the island would open."
    private static let page = """
        <html><head><title>Ferries stop</title></head><body><header>The Harbour Post, a paper of the islands</header><main><article><h1>Ferries stop</h1>\
        <!--$?--><template id="B:0"></template><p>Loading the story, please wait a moment.</p><!--/$--></article></main>\
        <footer>All rights are kept by the Harbour Post and its writers since 1961.</footer>\
        <div hidden id="S:0"><div class="text"><p>\(first)</p><template id="P:1a"></template></div></div><script>$RC("B:0","S:0")</script>\
        <div hidden id="S:1a"><div><p>\(second)</p></div></div><script>$RS("S:1a","P:1a")</script></body></html>
        """

    @Test func partsAreReadInThePlacesThatWereKeptForThem() throws {
        let document = try ingested(html: Self.page)
        #expect(document.text[document.text.span] == Self.first + "\n\n" + Self.second)
        #expect(document.metadata.title == "Ferries stop")
        let bytes = Array(Self.page.utf8)
        let sources = try document.layer(Blocks.self).blocks.compactMap(\.source).map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
        #expect(sources == [Self.first, Self.second])
    }

    @Test func aPagePutTogetherHoldsEachPartOnce() throws {
        let page = try #require(StreamedPage(Array(Self.page.utf8)))
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.components(of: Self.first) == 1 && text.components(of: Self.second) == 1)
        #expect(!text.contains("Loading") && !text.contains("hidden id"))
    }

    @Test func pagesWithoutPartsOrPlacesAreLeftAsTheyAre() {
        for page in ["<p>x</p>", "<div hidden id=\"S:0\"><p>x</p></div>", "<template id=\"B:0\"></template>", "<div hidden id=\"S:0\"><template id=\"B:0\"></template>"] {
            #expect(StreamedPage(Array(page.utf8)) == nil)
        }
    }

    @Test func partsWithinThemselvesEnd() throws {
        let loop = "<template id=\"B:0\"></template><div hidden id=\"S:0\"><template id=\"P:0\"></template><p>x</p></div>"
        #expect(String(decoding: try #require(StreamedPage(Array(loop.utf8))).bytes, as: UTF8.self) == "<p>x</p>")
        let many = String(repeating: "<template id=\"B:0\"></template><!--$-->", count: 5_000) + String(repeating: "<div hidden id=\"S:0\"><div>", count: 5_000) + "</div>"
        #expect(StreamedPage(Array(many.utf8)) == nil)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}
