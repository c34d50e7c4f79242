import Ingest
import Prose
import StageKit
import Testing

@Suite struct ContainerTests {
    func parts(_ bytes: [UInt8]) throws -> [(name: String?, payload: Source.Payload)] {
        var parts: [(name: String?, payload: Source.Payload)] = []
        try ArticleSplitter(in: StageEnvironment()).split(bytes, path: nil) { parts.append(($0, $1)) }
        return parts
    }

    @Test func anRSSFeedIsCutIntoItsItems() throws {
        let parts = try parts(Array("""
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Harbour Post</title><link>https://h.example/</link><language>en</language>
            <item><title>One &amp;amp; only</title><guid>g-1</guid><link>https://h.example/1</link><pubDate>Thu, 04 Feb 2021 08:00:00 +0100</pubDate>
            <dc:creator>Jane Roe</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>First.</p><p>Second.</p>]]></content:encoded></item>
            <item><title>Two</title><guid>g-2</guid><description>Only a summary.</description></item></channel></rss>
            """.utf8))
        #expect(parts.map(\.name) == ["g-1", "g-2"])
        let document = try ingested(parts[0].payload)
        #expect(document.text[document.text.span] == "First.\n\nSecond.")
        #expect(document.metadata.title == "One & only")
        #expect(document.metadata.authors == ["Jane Roe"])
        #expect(document.metadata.published == CivilDate(2021, 2, 4))
        #expect(document.metadata.site == "Harbour Post")
        #expect(document.metadata.format == "rss")
        #expect(try ingested(parts[1].payload).text.bytes == Array("Only a summary.".utf8))
    }

    @Test func anAtomFeedCarriesXHTMLAndBase64() throws {
        let parts = try parts(Array("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>
            <entry><id>urn:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; claim</title><published>2021-02-04T08:00:00Z</published><author><name>Jane Roe</name></author>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Inline &amp; whole.</p></div></content></entry>
            <entry><id>urn:2</id><title>B</title><content type="application/octet-stream">RW5jb2RlZCB0ZXh0Lg==</content></entry></feed>
            """.utf8))
        #expect(parts.map(\.name) == ["urn:1", "urn:2"])
        let first = try ingested(parts[0].payload)
        #expect(first.text.bytes == Array("Inline & whole.".utf8))
        #expect(first.metadata.title == "A bold claim")
        #expect(try ingested(parts[1].payload).text.bytes == Array("Encoded text.".utf8))
    }

    @Test func aNewsMessageIsCutIntoItsItems() throws {
        func item(_ guid: String) -> String {
            """
            <newsItem guid="\(guid)"><itemMeta><versionCreated>2021-02-04T08:00:00Z</versionCreated></itemMeta><contentMeta><headline>Talks \(guid)</headline></contentMeta>
            <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text of \(guid).</p></body></html></inlineXML></contentSet></newsItem>
            """
        }
        let parts = try parts(Array("<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>\(item("a"))\(item("b"))</itemSet></newsMessage>".utf8))
        #expect(parts.map(\.name) == ["a", "b"])
        let document = try ingested(parts[1].payload)
        #expect(document.text.bytes == Array("Text of b.".utf8))
        #expect(document.metadata.title == "Talks b")
        #expect(document.metadata.format == "newsml-g2")
    }

    @Test func aWebArchiveGivesItsPages() throws {
        let page = "<html><head><meta charset=windows-1252><title>P</title></head><body><article><p>The harbour was closed for three days, and nobody knew why.</p></article></body></html>"
        func record(_ type: String, _ id: String, _ block: String) -> String {
            "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://h.example/\(id)\r\nWARC-Record-ID: <urn:uuid:\(id)>\r\nContent-Type: application/http\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
        }
        let body = String(page.utf8.count, radix: 16) + "\r\n" + page + "\r\n0\r\n\r\n"
        let archive = record("request", "q", "GET / HTTP/1.1\r\n\r\n")
            + record("response", "1", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n\(body)")
            + record("response", "2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n\(page)")
            + record("response", "3", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\(page)").replacing("Content-Length: ", with: "Content-Length: 9")
        let parts = try parts(Array(archive.utf8))
        #expect(parts.map(\.name) == ["urn:uuid:1", "urn:uuid:3"])
        for part in parts {
            let document = try ingested(part.payload)
            #expect(String(decoding: document.text.bytes, as: UTF8.self).contains("nobody knew why"))
            #expect(document.metadata.url?.hasPrefix("https://h.example/") == true)
        }
    }

    @Test func whatIsNoContainerIsOnePart() throws {
        for text in ["Plain words.", "<html><body><p>Page.</p></body></html>", ""] {
            let parts = try parts(Array(text.utf8))
            #expect(parts.count == 1 && parts[0].name == nil)
        }
    }

    @Test func aDumpOfAWikiGivesItsArticlesAlone() throws {
        let page = { (title: String, ns: Int, extra: String) in "<page><title>\(title)</title><ns>\(ns)</ns><id>\(title.utf8.count)</id>\(extra)<revision><timestamp>2021-02-04T08:00:00Z</timestamp><text>The \'\'\'bridge\'\'\' of \(title) {{x}} opened.</text></revision></page>" }
        let parts = try parts(Array("<mediawiki xml:lang='en'><siteinfo><sitename>Wiki</sitename></siteinfo>\(page("One", 0, ""))\(page("Talk:One", 1, ""))\(page("Three", 0, ""))\(page("Moved", 0, "<redirect title='One'/>"))</mediawiki>".utf8))
        #expect(parts.map(\.name) == ["3", "5"])
        let document = try ingested(parts[1].payload)
        #expect(document.text.bytes == Array("The bridge of Three opened.".utf8))
        #expect(document.metadata.title == "Three" && document.metadata.site == "Wiki" && document.metadata.language == "en" && document.metadata.format == "mediawiki")
    }

    @Test(arguments: [
        #"[{"uri":"u:1","headline":"One","body_text":"It is so."},{"uri":"u:2","headline":"Two","body_text":"It is so."}]"#,
        #"{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"id":"u:1","title":"One","content_html":"<p>It is so.</p>"},{"id":"u:2","title":"Two","content_text":"It is so."}]}"#,
        "{\"id\":\"u:1\",\"title\":\"One\",\"text\":\"It is so.\"}\n{\"id\":\"u:2\",\"title\":\"Two\",\"text\":\"It is so.\"}\n",
    ])
    func listsFeedsAndLinesOfJSONAreCut(_ json: String) throws {
        let parts = try parts(Array(json.utf8))
        #expect(parts.map(\.name) == ["u:1", "u:2"])
        for (part, title) in zip(parts, ["One", "Two"]) {
            let document = try ingested(part.payload)
            #expect(document.metadata.title == title && document.text.bytes == Array("It is so.".utf8))
        }
    }
}
