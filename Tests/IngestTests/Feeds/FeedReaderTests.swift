import Ingest
import Prose
import StageKit
import Testing

@Suite struct FeedReaderTests {
    private func feed(_ xml: String) throws -> Feed {
        try #require(try ArticleSplitter(in: StageEnvironment()).feed(Array(xml.utf8)))
    }

    @Test func anItemOfRSSHasAllItsFields() throws {
        let feed = try feed("""
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
            <title>Harbour &amp;amp; Post</title><link>https://h.example/</link><description>News</description><managingEditor>ed@h.example (The Editor)</managingEditor>
            <image><title>Not the title</title></image>
            <item><title>Ferries &lt;b&gt;stop&lt;/b&gt;</title><guid isPermaLink="false">g-1</guid><link>https://h.example/1</link>
            <pubDate>Thu, 04 Feb 2021 08:00:00 EST</pubDate><dc:date>2021-02-05T01:00:00Z</dc:date><dc:creator>Jane Roe</dc:creator><category domain="urn:s">sea</category>
            <description>Short.</description><content:encoded><![CDATA[<p>Long</p><p>text</p>]]></content:encoded>
            <enclosure url="https://h.example/a.mp3" type="audio/mpeg" length="9"/></item></channel></rss>
            """)
        #expect(feed.head.title?.plain == "Harbour & Post" && feed.head.link == "https://h.example/")
        #expect(feed.head.authors.first?.name == "The Editor" && feed.head.authors.first?.email == "ed@h.example")
        let entry = try #require(feed.entries.first)
        #expect(entry.title?.plain == "Ferries stop" && entry.id == "g-1" && entry.isOpaqueID && entry.link == "https://h.example/1")
        #expect(entry.published == "2021-02-04T08:00:00-05:00" && entry.updated == "2021-02-05T01:00:00Z")
        #expect(entry.authors.map(\.name) == ["Jane Roe"])
        #expect(entry.categories.first?.term == "sea" && entry.categories.first?.scheme == "urn:s")
        #expect(entry.summary?.plain == "Short." && entry.body?.plain == "Long text")
        #expect(entry.links.last?.rel == "enclosure" && entry.links.last?.length == "9")
    }

    @Test func languageAndBaseAreInherited() throws {
        let feed = try feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://h.example/a/"><title>F</title>
            <entry xml:base="b/"><id>urn:1</id><link rel="alternate" href="c.html"/><content type="html" xml:lang="de">x</content></entry>
            <entry xml:lang=""><title>T</title></entry></feed>
            """)
        #expect(feed.head.language == "fr")
        #expect(feed.entries[0].link == "https://h.example/a/b/c.html")
        #expect(feed.entries[0].contents.first?.language == "de" && feed.entries[0].contents.first?.base == "https://h.example/a/b/")
        #expect(feed.entries[1].title?.language == nil)
    }

    @Test func thePageIsPreferredAmongLinks() throws {
        let feed = try feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><entry>
            <link rel="alternate" type="application/pdf" href="https://h.example/a.pdf"/><link rel="self" href="https://h.example/self"/>
            <link rel="alternate" type="text/html" href="https://h.example/a"/></entry>
            <entry><link href="https://proxy.example/1"/><feedburner:origLink>https://h.example/1</feedburner:origLink></entry></feed>
            """)
        #expect(feed.entries.map(\.link) == ["https://h.example/a", "https://h.example/1"])
    }

    @Test func otherVocabulariesFillWhatTheCoreLeavesOpen() throws {
        let feed = try feed("""
            <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>
            <media:group><media:title>M</media:title><media:description>About it.</media:description></media:group>
            <itunes:author>Jane Roe</itunes:author><itunes:keywords>sea, wind</itunes:keywords></item></channel></rss>
            """)
        let entry = try #require(feed.entries.first)
        #expect(entry.title?.plain == "M" && entry.body?.plain == "About it." && entry.authors.first?.name == "Jane Roe")
        #expect(entry.categories.map(\.term) == ["sea", "wind"])
    }

    @Test func aForeignElementOfTheSameNameIsNotTaken() throws {
        let feed = try feed("<rss xmlns:z='urn:z'><channel><item><z:description>no</z:description><description>yes</description></item></channel></rss>")
        #expect(feed.entries.first?.summary?.value == "yes")
    }

    @Test(arguments: [
        "<rss><channel><title>T</title></channel><item><title>One</title></item></rss>",
        "<rss><channel><title>T</title><item><title>One</item></channel>",
        "<rss><channel><title>T</title></channel></rss><item><title>One</title></item>",
        "junk <rss><channel><title>T & U</title><item><dc:creator>A B</dc:creator><title>One</title><description>1 < 2</description>",
    ])
    func illFormedFeedsGiveTheirItems(_ xml: String) throws {
        let feed = try feed("<?xml version='1.0'?>" + xml)
        #expect(feed.entries.map { $0.title?.plain } == ["One"])
        #expect(feed.head.title?.plain.hasPrefix("T") == true)
    }

    @Test func channelDefinitionsKeepTheirAttributes() throws {
        let feed = try feed("<CHANNEL HREF='https://h.example/' LASTMOD='2004-04-06T23:05:43-05:00'><TITLE>C</TITLE><ITEM HREF='https://h.example/1'><TITLE>T</TITLE><ABSTRACT>A.</ABSTRACT></ITEM></CHANNEL>")
        #expect(feed.format == "cdf" && feed.head.updated == "2004-04-06T23:05:43-05:00" && feed.entries.first?.link == "https://h.example/1")
        #expect(feed.entries.first?.body?.plain == "A.")
    }

    @Test func anyBytesGiveAFeedOrNone() throws {
        let splitter = try ArticleSplitter(in: StageEnvironment())
        var random = Random(seed: 5)
        let pieces = ["<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<entry>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<content type='xhtml'>", "<![CDATA[", "]]>", "&lt;p&gt;", "&#146;", "text ", "<link href='x'/>", "\u{0}", "<source>"]
        for _ in 0..<300 {
            let bytes = random.bytes(of: pieces, count: 60)
            let one = splitter.feed(bytes), two = splitter.feed(bytes)
            #expect(one?.entries.map { $0.title?.plain } == two?.entries.map { $0.title?.plain })
            try splitter.split(bytes, path: nil) { name, payload in
                #expect(name.map { !$0.unicodeScalars.contains { $0.value < 0x20 } } ?? true)
                _ = try? ingested(payload)
            }
        }
    }
}
