import Ingest
import Prose
import Testing

@Suite struct PageTests {
    let page = """
        <!doctype html><html lang="en-GB"><head><title>Ferries stop in the strait | The Harbour Post</title>
        <meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="https://harbour.example/2021/02/ferries">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferries stop in the strait",
        "datePublished":"2021-02-04T08:00:00+01:00","dateModified":"2021-02-05","author":[{"@type":"Person","name":"Jane Roe"}]}</script>
        </head><body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World news of today</a></li></ul></nav>
        <article><h1>Ferries stop in the strait</h1><p class="byline">By Jane Roe</p>
        <p>All ferries between the two islands have been stopped, the harbour master said, because the wind had turned in the night.</p>
        <h2>What comes next</h2>
        <p>It may take three days, he added, until the first ships leave again, and some of the islands will run short of bread.</p>
        <ul><li>Bread is short on the northern islands.</li><li>Fuel will last until Sunday, the mayor said.</li></ul>
        <p style="display:none">HIDDEN words of a paragraph that nobody is meant to read, though it is as long as the others are.</p>
        <p>The government of the islands, which has asked the mainland for help, will meet on Friday, and decide on further steps.</p>
        </article><aside class="related"><p><a href="/x">Another story about ships, harbours and the wind that turned</a></p></aside>
        <footer><p>Copyright The Harbour Post. All rights reserved.</p></footer></body></html>
        """

    @Test func aPageThatLeavesItsTagsOutIsRead() throws {
        let story = "The ferries stopped at noon, the harbour master said on Monday, and nobody knew when the boats would go again."
        for element in ["article", "main", "section", "p", "div"] {
            let page = "<!doctype html><meta charset=utf-8><title>Ferries stop</title><style>p{}</style><\(element)><p>\(story)</p><p>\(story.replacing("Monday", with: "Tuesday evening"))</p></\(element)>"
            let document = try ingested(html: page)
            #expect(document.text[document.text.span].hasPrefix(story), "\(element)")
            #expect(document.metadata.title == "Ferries stop")
        }
    }

    @Test func theRunningTextIsTakenAndTheRestLeft() throws {
        let text = String(decoding: try ingested(html: page).text.bytes, as: UTF8.self)
        for kept in ["All ferries between", "What comes next", "Bread is short", "will meet on Friday"] { #expect(text.contains(kept)) }
        for left in ["World news", "HIDDEN", "Another story", "Copyright"] { #expect(!text.contains(left)) }
        #expect(!text.contains("Ferries stop in the strait"))
    }

    @Test func headingsAndListsKeepTheirKindAndOrder() throws {
        let document = try ingested(html: page)
        #expect(try document.blocks(.heading) == ["What comes next"])
        #expect(try document.blocks(.listItem).count == 2)
    }

    @Test func metadataComesFromTheMostBelievedSignal() throws {
        let meta = try ingested(html: page).metadata
        #expect(meta.title == "Ferries stop in the strait")
        #expect(meta.authors == ["Jane Roe"])
        #expect(meta.published == CivilDate(2021, 2, 4))
        #expect(meta.publishedTime == "2021-02-04T08:00:00+01:00")
        #expect(meta.modified == CivilDate(2021, 2, 5))
        #expect(meta.site == "The Harbour Post")
        #expect(meta.language == "en-gb")
        #expect(meta.url == "https://harbour.example/2021/02/ferries")
        #expect(meta.signals["published"] == "json-ld")
        #expect(meta.format == "html")
    }

    @Test func theSameBytesGiveTheSameDocument() throws {
        let one = try ingested(html: page), two = try ingested(html: page)
        #expect(one.text.bytes == two.text.bytes)
        #expect(one.metadata == two.metadata)
    }
}
