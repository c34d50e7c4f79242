import Prose
import Testing

@Suite struct NewsFormatTests {
    @Test func nitfGivesTitleBylineDayAndText() throws {
        let document = try ingested(.bytes(Array("""
            <?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><date.issue norm="20210204T080000Z"/></docdata></head>
            <body><body.head><hedline><hl1>Talks go on</hl1></hedline><byline>By Jane Roe</byline></body.head>
            <body.content><p>First paragraph.</p><hl2>Later</hl2><p>Second one.</p><media><media-caption>Not this.</media-caption></media></body.content></body></nitf>
            """.utf8)))
        #expect(document.metadata.title == "Talks go on")
        #expect(document.metadata.authors == ["Jane Roe"])
        #expect(document.metadata.published == CivilDate(2021, 2, 4))
        #expect(document.metadata.format == "nitf")
        #expect(document.text.bytes == Array("First paragraph.\n\nLater\n\nSecond one.".utf8))
        #expect(try document.blocks(.heading) == ["Later"])
    }

    @Test func jatsJoinsNamesAndDates() throws {
        let document = try ingested(.bytes(Array("""
            <article xml:lang="en"><front><journal-meta><journal-title>Border Studies</journal-title></journal-meta><article-meta>
            <title-group><article-title>On <italic>borders</italic></article-title></title-group>
            <contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane A</given-names></name></contrib></contrib-group>
            <pub-date pub-type="epub"><day>4</day><month>2</month><year>2021</year></pub-date></article-meta></front>
            <body><sec><title>Methods</title><p>We asked people <xref>1</xref> at the border.</p></sec></body></article>
            """.utf8)))
        #expect(document.metadata.title == "On borders")
        #expect(document.metadata.authors == ["Jane A Roe"])
        #expect(document.metadata.published == CivilDate(2021, 2, 4))
        #expect(document.metadata.site == "Border Studies")
        #expect(try document.blocks(.paragraph) == ["We asked people 1 at the border."])
    }

    @Test func wikitextLosesItsMarkup() throws {
        let document = try ingested(.bytes(Array("""
            <mediawiki xml:lang="en"><page><title>Bridge opens</title><revision><timestamp>2021-02-04T08:00:00Z</timestamp><text>{{date|x}}[[File:B.png|thumb|A bridge]]
            The '''bridge''' over the [[w:Drina|river]] opened.&lt;ref&gt;x&lt;/ref&gt;

            == Sources ==
            * {{source|x}}</text></revision></page></mediawiki>
            """.utf8)))
        #expect(document.text.bytes == Array("The bridge over the river opened.".utf8))
        #expect(document.metadata.published == CivilDate(2021, 2, 4))
    }

    @Test func ninjsIsJSON() throws {
        let document = try ingested(.bytes(Array(#"{"uri":"u","headline":"Talks","byline":"By Jane Roe","versioncreated":"2021-02-04T08:00:00Z","language":"en","body_xhtml":"<p>One.</p><p>Two.</p>"}"#.utf8)))
        #expect(document.metadata.title == "Talks")
        #expect(document.metadata.authors == ["Jane Roe"])
        #expect(document.text.bytes == Array("One.\n\nTwo.".utf8))
        #expect(document.metadata.format == "ninjs")
    }
}
