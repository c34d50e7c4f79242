import Ingest
import Prose
import StageKit
import Testing

/// What becomes of the parts of a page: order, kinds, hidden text, repeats, places in the source, options.
@Suite struct PageTextTests {
    /// A page with a text of some paragraphs around the given HTML.
    static func page(_ inner: String, after: String = "") -> String {
        """
        <!doctype html><html lang="en"><head><title>The mill on the river - The Valley Gazette</title></head><body>
        <header class="site-header"><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
        <main><article class="post"><h1>The mill on the river</h1>
        <p>The old mill on the river, which had stood empty for thirty years, was sold last week to a company from the capital, the mayor said.</p>
        <p>Its new owners want to grind flour again, and they have asked the council, which meets on Monday, for leave to mend the wheel.</p>
        \(inner)
        <p>The council will decide in spring, after the engineers have looked at the weir, and after the neighbours have been heard.</p>
        <p>Until then nobody may enter the building, since its floors are rotten and the roof has come down in two places, the owner said.</p>
        </article>\(after)</main>
        <footer class="site-footer"><p>© The Valley Gazette. All rights reserved. Terms of use. Privacy.</p></footer></body></html>
        """
    }

    static func text(_ html: String, _ options: IngestOptions = IngestOptions()) throws -> String {
        let document = try document(html, options)
        return String(decoding: document.text.bytes, as: UTF8.self)
    }

    static func document(_ html: String, _ options: IngestOptions = IngestOptions()) throws -> Document {
        let stage = try IngestStage(options, in: StageEnvironment())
        var document = Document(id: "test", source: Source(payload: .html(Array(html.utf8))))
        document.access = IngestStage.card.access
        try stage.process(&document, StageContext(stageID: "ingest"))
        document.access = nil
        return document
    }

    @Test func headingsListsTablesAndQuotesStayInOrder() throws {
        let document = try Self.document(Self.page("""
            <h2>What the plan says</h2>
            <p>The plan has three parts, and each of them needs money that the village, with its few hundred people, does not have.</p>
            <ul><li>First the wheel is mended, which takes until summer.</li><li>Then the stones are cut anew by a mason.</li></ul>
            <blockquote><p>We have waited thirty years for this, and we can wait one more, said the baker of the village.</p></blockquote>
            <table><tr><th>Part of the work</th><th>Cost in crowns</th></tr><tr><td>The wheel and its axle</td><td>12,000 crowns</td></tr></table>
            """))
        let text = String(decoding: document.text.bytes, as: UTF8.self)
        var last = text.startIndex
        for part in ["old mill", "What the plan says", "three parts", "First the wheel", "Then the stones", "waited thirty years", "decide in spring"] {
            let place = try #require(text.ranges(of: part).first, "\(part) is missing")
            #expect(place.lowerBound >= last, "\(part) is out of order")
            last = place.lowerBound
        }
        #expect(try document.blocks(.heading) == ["What the plan says"])
        #expect(try document.blocks(.listItem).count == 2)
        #expect(try document.blocks(.blockQuote).count == 1)
    }

    @Test func questionsAndAnswersKeepTheirOrderAndAreTold() throws {
        let document = try Self.document(Self.page("""
            <p><strong>When will the mill grind again?</strong></p>
            <p>Not before the autumn of next year, says the engineer, because the weir must be mended first and the water is too low.</p>
            <p><strong>Who pays for the wheel?</strong></p>
            <p>The company pays one half of it, the county pays the other, and the village gives the wood from its own forest.</p>
            """))
        #expect(try document.blocks(.question) == ["When will the mill grind again?", "Who pays for the wheel?"])
        let text = String(decoding: document.text.bytes, as: UTF8.self)
        let places = ["When will", "Not before", "Who pays", "The company pays"].compactMap { text.ranges(of: $0).first?.lowerBound }
        #expect(places.count == 4)
        #expect(places == places.sorted())
    }

    @Test(arguments: [
        #"<p style="display: none">SECRET words that nobody is meant to read, though they are as long as a paragraph of the text is.</p>"#,
        #"<p style="visibility:hidden">SECRET words that nobody is meant to read, though they are as long as a paragraph of the text is.</p>"#,
        #"<div hidden><p>SECRET words that nobody is meant to read, though they are as long as a paragraph of the text is.</p></div>"#,
        #"<div aria-hidden="true"><p>SECRET words that nobody is meant to read, though they are as long as a paragraph of it is.</p></div>"#,
        #"<p class="note sr-only">SECRET words that nobody is meant to read, though they are as long as a paragraph of the text is.</p>"#,
        #"<template><p>SECRET words that nobody is meant to read, though they are as long as a paragraph of the text is.</p></template>"#,
        #"<script>var text = "SECRET words that nobody is meant to read, though they are as long as a paragraph is.";</script>"#,
        #"<style>p::after { content: "SECRET words that nobody is meant to read at all, as long as they may be"; }</style>"#,
    ])
    func whatIsHiddenIsNoText(_ hidden: String) throws {
        let text = try Self.text(Self.page(hidden))
        #expect(!text.contains("SECRET"))
        #expect(text.contains("decide in spring"))
    }

    @Test func aParagraphThatStandsThereTwiceIsReadOnce() throws {
        let repeated = "The water of the river has fallen by a hand since June, and the fishermen, who know it best, expect it to fall further."
        let between = "<p>A second thing is the road to the mill, which is narrow and has no light, so that nobody walks there after dark.</p>"
        let text = try Self.text(Self.page("<p>\(repeated)</p>\(between)<blockquote class=\"large\"><p>\(repeated)</p></blockquote>"))
        #expect(text.ranges(of: "fallen by a hand").count == 1)
        // What the author says twice in the same way stands there twice.
        let refrain = try Self.text(Self.page("<p>\(repeated)</p>\(between)<p>\(repeated)</p>"))
        #expect(refrain.ranges(of: "fallen by a hand").count == 2)
    }

    @Test func everyBlockSaysWhereItsSourceIs() throws {
        let html = Self.page("<p>A <b>third</b> of the money comes from M&uuml;ller &amp; Sons, who have made wheels for mills since the year 1840.</p>")
        let bytes = Array(html.utf8)
        let document = try Self.document(html)
        for block in try document.layer(Blocks.self).blocks {
            let source = try #require(block.source)
            let piece = String(decoding: bytes[Int(source.start)..<Int(source.end)], as: UTF8.self)
            let words = document.text[block.span]
            #expect(piece.hasPrefix(String(words.prefix(2))))
            #expect(piece.hasSuffix(String(words.suffix(5))))
        }
    }

    @Test func confidenceIsHighForAPlainArticle() throws {
        let confidence = try #require(try Self.document(Self.page("")).metadata.confidence["text"])
        #expect(confidence > 60)
        #expect(confidence <= 100)
    }

    @Test func favouringRecallTakesNoLessAndFavouringPrecisionNoMore() throws {
        let html = Self.page(
            #"<figure><img src="m.jpg" alt=""><figcaption>The mill in the light of the evening. Photo: A. Hill</figcaption></figure>"#,
            after: #"<div class="author-bio"><p>Ann Hill writes about the valley, its people and its rivers, for the Gazette.</p></div>"#)
        let precision = try Self.text(html, IngestOptions(favour: .precision)), balanced = try Self.text(html)
        let recall = try Self.text(html, IngestOptions(favour: .recall))
        #expect(precision.utf8.count <= balanced.utf8.count)
        #expect(balanced.utf8.count <= recall.utf8.count)
    }

    @Test func captionsTablesAndCommentsAreKeptOrDroppedOnDemand() throws {
        let html = Self.page(
            """
            <figure><img src="m.jpg" alt=""><figcaption>The wheel of the mill, seen from the bridge.</figcaption></figure>
            <table><tr><td>Height of the wheel</td><td>four metres and a half</td></tr></table>
            """,
            after: #"<section class="comments"><div class="comment"><p>My grandfather was the last miller there, and he would be glad.</p></div></section>"#)
        let all = try Self.text(html, IngestOptions(captions: .keep, tables: .keep, comments: .keep))
        for part in ["seen from the bridge", "four metres", "the last miller"] { #expect(all.contains(part)) }
        let none = try Self.text(html, IngestOptions(captions: .drop, tables: .drop, comments: .drop))
        for part in ["seen from the bridge", "four metres", "the last miller"] { #expect(!none.contains(part)) }
        #expect(none.contains("decide in spring"))
    }

    @Test func theTailOfAPageIsNoText() throws {
        let text = try Self.text(Self.page("", after: """
            <div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
            <div class="newsletter"><p>Sign up for our newsletter and get the best stories of the week in your inbox.</p></div>
            <section class="related"><h3>Related articles</h3><ul><li><a href="/a">Bridge closed after the flood</a></li>
            <li><a href="/b">New teacher for the school</a></li><li><a href="/c">Market moves to the church square</a></li></ul></section>
            """))
        for part in ["Facebook", "newsletter", "Related articles", "Bridge closed", "rights reserved"] { #expect(!text.contains(part)) }
    }

    @Test func aPageThatShowsNothingIsReadFromItsData() throws {
        let body = "The ferry to the island was late again on Tuesday, the third time this week. Its engine had stopped in the middle of the strait. "
        let rest = "A tug pulled it into the harbour, where mechanics worked through the night. Nobody was hurt, but forty people missed their trains home. The company is sorry and gives the money back."
        let more = "A second ship is being mended in the yard and will be back before the summer, when most of the guests come to the island."
        for script in [
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry late","articleBody":"\#(body)\#(rest)\#(body)\#(rest)"}</script>"#,
            #"<script id="__NEXT_DATA__" type="application/json">{"props":{"page":{"blocks":[{"text":"\#(body)"},{"text":"\#(rest)"},{"text":"\#(more)"}],"id":"x"}}}</script>"#,
        ] {
            let text = try Self.text("<html><head><title>Ferry late</title>\(script)</head><body><div id=\"root\"><p>Please turn scripts on.</p></div></body></html>")
            #expect(text.contains("The ferry to the island was late"))
            #expect(text.contains("gives the money back"))
        }
    }
}
