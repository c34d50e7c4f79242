import Ingest
import Prose
import Testing

@Suite struct PageDateTests {
    private func metadata(_ body: String = "", head: String = "", lang: String = "en", after: String = "") throws -> Metadata {
        let html = """
            <!doctype html><html lang="\(lang)"><head><title>Ferries stop in the strait</title>\(head)</head><body><article><h1>Ferries stop in the strait</h1>\(body)
            <p>All ferries between the two islands have been stopped, the harbour master said, because the wind had turned in the night.</p>
            <p>It may take three days, he added, until the first ships leave again, and some of the islands will run short of bread.</p>
            </article>\(after)</body></html>
            """
        return try ingested(html: html).metadata
    }

    @Test(arguments: [
        ("en", "February 4, 2021"), ("en", "4 Feb 2021"), ("en", "Thursday 4th of February, 2021"), ("en", "2021-02-04"), ("de", "4. Februar 2021"), ("de", "04.02.2021"), ("fr", "4 février 2021"),
        ("es", "4 de febrero de 2021"), ("it", "4 febbraio 2021"), ("pt", "4 de fevereiro de 2021"), ("nl", "4 februari 2021"), ("sv", "4 februari 2021"), ("da", "4. februar 2021"), ("fi", "4. helmikuuta 2021"),
        ("pl", "4 lutego 2021"), ("cs", "4. února 2021"), ("sk", "4. februára 2021"), ("hu", "2021. február 4."), ("ro", "4 februarie 2021"), ("tr", "4 Şubat 2021"), ("ru", "4 февраля 2021"), ("uk", "4 лютого 2021"),
        ("bg", "4 февруари 2021"), ("hr", "4. veljače 2021."), ("sl", "4. februar 2021"), ("el", "4 Φεβρουαρίου 2021"), ("id", "4 Februari 2021"), ("ar", "٤ فبراير ٢٠٢١"), ("fa", "۱۶ بهمن ۱۳۹۹"), ("hi", "४ फरवरी २०२१"),
        ("zh", "2021年2月4日"), ("ja", "2021年2月4日"), ("ja", "令和3年2月4日"), ("ko", "2021년 2월 4일"), ("th", "4 กุมภาพันธ์ 2564"),
    ])
    func daysAreReadFromTheLineBelowTheHeadline(lang: String, text: String) throws {
        let meta = try metadata("<p class=date>\(text)</p>", lang: lang)
        #expect(meta.published == CivilDate(2021, 2, 4), "\(text)")
    }

    @Test(arguments: [
        "<meta property='article:published_time' content='2021-02-04T08:00:00+01:00'>", "<meta name='DC.date.issued' content='2021-02-04'>", "<meta name='dc_date_issued' content='2021-02-04'>",
        "<meta name='parsely-pub-date' content='2021-02-04T10:00:00Z'>", "<meta name='sailthru.date' content='2021-02-04 10:00:00 -0500'>", "<meta name='x-published-date' content='February 4, 2021'>",
        "<meta itemprop='datePublished' content='2021-02-04'>", "<meta name='pubdate' content='20210204'>", "<meta property='dcterms:issued' content='2021-02-04'>",
        "<script type='application/ld+json'>[{\"@type\":[\"NewsArticle\"],\"datePublished\":\"2021-02-04T23:59:00-08:00\"}]</script>",
        "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"Article\",\"datePublished\":\"1612425600\"}}</script>",
        "<link rel=canonical href='https://post.example/2021/02/04/ferries'>", "<script>var page = {\"publishedAt\":\"2021-02-04T08:00:00Z\"};</script>",
    ])
    func daysAreReadFromTheHead(head: String) throws {
        #expect(try metadata(head: head).published == CivilDate(2021, 2, 4), "\(head)")
    }

    @Test(arguments: [
        "<time datetime='2021-02-04T08:00'>yesterday</time>", "<span itemprop='datePublished' content='2021-02-04'>yesterday</span>", "<span property='schema:datePublished' content='2021-02-04'>yesterday</span>",
        "<abbr class='published' title='2021-02-04T08:00:00'>yesterday</abbr>", "<relative-time datetime='2021-02-04T08:00:00Z'>yesterday</relative-time>",
    ])
    func daysAreReadFromElements(element: String) throws {
        #expect(try metadata("<p>\(element)</p>").published == CivilDate(2021, 2, 4), "\(element)")
    }

    @Test func publicationAndChangeAreKeptApart() throws {
        let meta = try metadata("<p>Updated 6 February 2021, first published 4 February 2021</p>")
        #expect(meta.published == CivilDate(2021, 2, 4))
        #expect(meta.modified == CivilDate(2021, 2, 6))
        let declared = try metadata(head: "<meta property='article:published_time' content='2021-02-04'><meta property='article:modified_time' content='2021-02-06T07:08:09Z'>")
        #expect(declared.published == CivilDate(2021, 2, 4))
        #expect(declared.modifiedTime == "2021-02-06T07:08:09Z")
    }

    @Test func theOrderOfDayAndMonthFollowsLanguageAndPlace() throws {
        let british = try metadata("<p class=date>04/02/2021</p>", lang: "en-GB"), american = try metadata("<p class=date>02/04/2021</p>", lang: "en-US")
        #expect(british.published == CivilDate(2021, 2, 4))
        #expect(american.published == CivilDate(2021, 2, 4))
        let french = try metadata("<p class=date>04/02/2021</p>", head: "<link rel=canonical href='https://post.fr/a'>", lang: "fr")
        #expect(french.published == CivilDate(2021, 2, 4))
    }

    @Test func aDateThatCanBeReadOneWayOnlySettlesTheOrderOfTheOthers() throws {
        let meta = try metadata("<p class=date>04/02/2021</p>", after: "<p class=date>Other story of 28/01/2021</p>")
        #expect(meta.published == CivilDate(2021, 2, 4))
    }

    @Test(arguments: [
        ("de", "<p class='postmetadata alt'>Dieser Beitrag wurde am Donnerstag, 4. Februar 2021 um 12:00 Uhr veröffentlicht und unter Häfen abgelegt.</p>"),
        ("nl", "<p>4 februari 2021 gepubliceerd</p>"), ("tr", "<p>4 Şubat 2021 tarihinde yayınlandı</p>"), ("ja", "<p>2021年2月4日 公開</p>"),
    ])
    func theVerbMayFollowTheDay(lang: String, line: String) throws {
        #expect(try metadata("", lang: lang, after: line).published == CivilDate(2021, 2, 4), "\(line)")
    }

    @Test func aVerbAfterTheDayMayTellOfAChange() throws {
        let meta = try metadata("<p>Am 2. Februar 2021 erstellt, zuletzt am 4. Februar 2021 um 13:22 Uhr geändert</p>", lang: "de")
        #expect(meta.published == CivilDate(2021, 2, 2))
        #expect(meta.modified == CivilDate(2021, 2, 4))
    }

    @Test func daysOnCardsOfOtherStoriesAreNotThePagesOwn() throws {
        let cards = (1...4).map { "<div class=card><a href='/s\($0)'>Another story of the islands (part \($0))</a> <time datetime='2023-05-0\($0)'>\($0) May 2023</time></div>" }.joined()
        let meta = try metadata(head: "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-02-04\"}</script>", after: "<section>\(cards)</section>")
        #expect(meta.published == CivilDate(2021, 2, 4))
        #expect(try metadata("<p>4 February 2021</p>", after: "<section>\(cards)</section>").published == CivilDate(2021, 2, 4))
    }

    @Test func theDayBelowTheHeadlineOutweighsTheOneAbove() throws {
        let html = """
            <!doctype html><html lang=en><head><title>Ferries stop in the strait</title></head><body><header><span class=date>9 March 2021</span></header>
            <article><h1>Ferries stop in the strait</h1><p class=date>4 February 2021</p>
            <p>All ferries between the two islands have been stopped, the harbour master said, because the wind had turned in the night.</p>
            <p>It may take three days, he added, until the first ships leave again, and some of the islands will run short of bread.</p></article></body></html>
            """
        #expect(try ingested(html: html).metadata.published == CivilDate(2021, 2, 4))
    }

    @Test func shortFormsAreReadBesideAHeadlineAndVersionsAreNone() throws {
        #expect(try metadata("<p class=meta>Jana Roth, 4.2.21</p>", lang: "de").published == CivilDate(2021, 2, 4))
        #expect(try metadata("<p class=meta>Bergen, 4 February 21</p>").published == CivilDate(2021, 2, 4))
        #expect(try metadata("<p>Release v4.2.21</p>").published == nil)
        #expect(try metadata("<p>Host 10.4.2.21</p>").published == nil)
    }

    @Test func footersAndImplausibleDaysCountForNothing() throws {
        #expect(try metadata(after: "<footer><p>Copyright 1998-2024 The Harbour Post</p></footer>").published == nil)
        #expect(try metadata("<p class=date>31/02/2021</p>", head: "<meta name=date content='9999-99-99'>").published == nil)
        #expect(try metadata("<p class=date>4 February 0021</p>").published == nil)
    }

    @Test func nothingIsPublishedForTheFirstTimeAfterItsLastChange() throws {
        let meta = try metadata(
            head: "<meta name='published-date' content='2021-02-04'><meta name='published-time' content='2024-03-09T08:45:32Z'><meta name='modified-time' content='2024-01-15'>")
        #expect(meta.published == CivilDate(2021, 2, 4))
        // Where no earlier day is declared, the clocks of the two are only not the same.
        let alone = try metadata(head: "<meta property='article:published_time' content='2021-02-04'><meta property='article:modified_time' content='2021-02-01'>")
        #expect(alone.published == CivilDate(2021, 2, 4))
    }

    @Test func theAttributeOfATimeElementSaysWhatItsTextMeans() throws {
        #expect(try metadata("<p><time datetime='2021-02-04'>August 28, 2020</time></p>").published == CivilDate(2021, 2, 4))
        // A label, or the clock of another zone, speaks for the text.
        #expect(try metadata("<p><time datetime='2021-02-09T10:18:46Z'>Published on 4 February 2021</time></p>").published == CivilDate(2021, 2, 4))
    }

    @Test func whereDeclarationsContradictEachOtherTheLabelledDayDecides() throws {
        let head = """
            <meta property='article:published_time' content='2021-01-29T00:00:00-04:00'>
            <script type='application/ld+json'>{"@type":"NewsArticle","datePublished":"2021-06-29T12:28:31-05:00","dateCreated":"2021-01-29T00:00:00-04:00"}</script>
            """
        #expect(try metadata("<div>Published <time pubdate datetime='2021-02-04'>February 4, 2021</time></div>", head: head).published == CivilDate(2021, 2, 4))
    }

    @Test func aMillionDatesCostNoMoreThanSomeHundred() throws {
        let many = String(repeating: "<time datetime='2021-02-04'>4 February 2021</time><p class=date>4 February 2021</p>", count: 20_000)
        #expect(try metadata(after: many).published != nil)
    }
}
