import Ingest
import Prose
import Testing

@Suite struct PageTitleTests {
    /// A page of one article.
    private func page(head: String, body: String, lang: String = "en") -> String {
        """
        <!doctype html><html lang="\(lang)"><head>\(head)</head><body><article>\(body)
        <p>All ferries between the two islands have been stopped, the harbour master said, because the wind had turned in the night.</p>
        <p>It may take three days, he added, until the first ships leave again, and some of the islands will run short of bread.</p>
        </article></body></html>
        """
    }

    @Test(arguments: [
        "Ferries stop in the northern strait | The Harbour Post", "Ferries stop in the northern strait - The Harbour Post",
        "The Harbour Post: Ferries stop in the northern strait", "Ferries stop in the northern strait « News « The Harbour Post",
        "Ferries stop in the northern strait – harbourpost.example",
    ])
    func theNameOfTheSiteIsCutOff(element: String) throws {
        let head = "<title>\(element)</title><meta property=og:site_name content='The Harbour Post'><link rel=canonical href='https://www.harbourpost.example/a/b'>"
        #expect(try ingested(html: page(head: head, body: "")).metadata.title == "Ferries stop in the northern strait")
    }

    @Test func aDashInsideAHeadlineStays() throws {
        let head = "<title>Ferries stop – and nobody knows for how long | The Harbour Post</title><meta property=og:site_name content='The Harbour Post'>"
        let title = try ingested(html: page(head: head, body: "<h1>Ferries stop – and nobody knows for how long</h1>")).metadata.title
        #expect(title == "Ferries stop – and nobody knows for how long")
    }

    @Test func theHeadingOfTheSiteIsNotTheHeadlineOfThePage() throws {
        let head = "<title>Ferries stop in the strait - The Harbour Post</title><meta property=og:title content='Ferries stop in the strait'><meta property=og:site_name content='The Harbour Post'>"
        #expect(try ingested(html: page(head: head, body: "<h1>The Harbour Post</h1><h2>Ferries stop in the strait</h2>")).metadata.title == "Ferries stop in the strait")
    }

    @Test func entitiesWrittenTwiceAndMarkupAreUndone() throws {
        let head = "<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Fish &#038; chips &amp;amp; <i>bread</i> run short on the islands\"}</script>"
        #expect(try ingested(html: page(head: head, body: "")).metadata.title == "Fish & chips & bread run short on the islands")
    }

    @Test func controlsAndEndlessValuesNeverReachTheOutput() throws {
        let long = String(repeating: "very ", count: 20_000)
        let head = "<title>Ferries \u{1B}[31mstop\u{7} in\u{202E} the strait</title><meta property=og:title content='\(long)'><meta name=author content='\(long)'><meta property=og:site_name content='\u{1}\(long)'><meta name=keywords content='\(long)'>"
        let meta = try ingested(html: page(head: head, body: "")).metadata
        let strings = [meta.title, meta.site, meta.summary, meta.section, meta.url, meta.image].compactMap { $0 } + meta.authors + meta.tags
        for string in strings {
            #expect(string.utf8.count <= 2_000)
            #expect(!string.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || (0x80..<0xA0).contains($0.value) || (0x202A...0x202E).contains($0.value) })
        }
        #expect(meta.title != nil)
    }

    @Test func everyFieldOfAPageIsReadWithItsSignalAndConfidence() throws {
        let head = """
            <title>Why the strait matters | The Harbour Post</title><meta property="og:title" content="Why the strait matters">
            <meta property="og:site_name" content="The Harbour Post"><meta property="og:image" content="/img/strait.jpg">
            <link rel="canonical" href="https://harbourpost.example/opinion/why-the-strait-matters"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
            <meta property="article:section" content="Opinion"><meta name="keywords" content="ferries, strait; weather"><meta name="description" content="A view of the harbour.">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"OpinionNewsArticle","isAccessibleForFree":"False",
            "headline":"Why the strait matters","datePublished":"2021-02-04T23:30:00-05:00","dateModified":"2021-02-06T09:00:00Z","author":{"@id":"#p1"}},{"@type":"Person","@id":"#p1","name":"Jane Roe"}]}</script>
            """
        let meta = try ingested(html: page(head: head, body: "<h1>Why the strait matters</h1>", lang: "en-GB")).metadata
        #expect(meta.title == "Why the strait matters")
        #expect(meta.authors == ["Jane Roe"])
        #expect(meta.published == CivilDate(2021, 2, 4))
        #expect(meta.publishedTime == "2021-02-04T23:30:00-05:00")
        #expect(meta.modified == CivilDate(2021, 2, 6))
        #expect(meta.modifiedTime == "2021-02-06T09:00:00Z")
        #expect(meta.site == "The Harbour Post")
        #expect(meta.image == "https://harbourpost.example/img/strait.jpg")
        #expect(meta.license == "https://creativecommons.org/licenses/by/4.0/")
        #expect(meta.section == "Opinion")
        #expect(meta.kind == "opinion")
        #expect(meta.isPaywalled == true)
        #expect(meta.tags == ["ferries", "strait", "weather"])
        #expect(meta.summary == "A view of the harbour.")
        #expect(meta.language == "en-gb")
        for field in ["title", "authors", "published", "modified", "site", "url", "language", "section", "tags", "summary", "image", "license", "kind", "paywall"] {
            #expect(meta.signals[field] != nil, "\(field)")
            #expect((1...99).contains(meta.confidence[field] ?? 0), "\(field)")
        }
    }

    @Test(arguments: [
        ("Interview: the harbour master speaks", "", "interview"), ("Live: the storm hour by hour", "", "live"),
        ("The storm", "<meta property=article:section content='Meinung'>", "opinion"), ("The storm", "<link rel=canonical href='https://a.example/en-vivo/2021/storm'><meta property=article:section content='en vivo'>", "live"),
        ("The storm", "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"The storm\"}</script>", "live"),
    ])
    func theSortOfTextIsReadWhereThePageTellsIt(title: String, head: String, kind: String) throws {
        #expect(try ingested(html: page(head: "<title>\(title)</title>" + head, body: "<h1>\(title)</h1>")).metadata.kind == kind)
    }
}
