import Ingest
import Prose
import Testing

@Suite struct PageAuthorTests {
    private func authors(_ byline: String, head: String = "", lang: String = "en") throws -> [String] {
        let html = """
            <!doctype html><html lang="\(lang)"><head><title>Ferries stop in the strait</title>\(head)</head><body><article><h1>Ferries stop in the strait</h1>\(byline)
            <p>All ferries between the two islands have been stopped, the harbour master said, because the wind had turned in the night.</p>
            <p>It may take three days, he added, until the first ships leave again, and some of the islands will run short of bread.</p>
            </article></body></html>
            """
        return try ingested(html: html).metadata.authors
    }

    @Test(arguments: [
        ("<p class='byline'>By Farah Siddiq and Oleh Marchenko</p>", ["Farah Siddiq", "Oleh Marchenko"]),
        ("<p class='byline'>By <a href='/author/fs'>Farah Siddiq</a> and <a href='/author/om'>Oleh Marchenko</a></p>", ["Farah Siddiq", "Oleh Marchenko"]),
        ("<div class='author'>Jane Roe, John Doe &amp; Dan Y. Poe</div>", ["Jane Roe", "John Doe", "Dan Y. Poe"]),
        ("<p>By Jane Roe | Updated March 4, 2021</p>", ["Jane Roe"]), ("<p>By Jane Roe, Senior Editor, The Harbour Post</p>", ["Jane Roe"]),
        ("<p>Mar 24, 2021 By Jane Roe</p>", ["Jane Roe"]), ("<p><span>By</span><a href=/staff/jr>Jane Roe</a></p>", ["Jane Roe"]),
        ("<div><span>Written by</span><div>Jane Roe</div></div>", ["Jane Roe"]), ("<p class=byline>By Jane Roe (Reuters)</p>", ["Jane Roe"]),
        ("<p>11.12.2019 - Jane Roe</p>", ["Jane Roe"]), ("<p class=byline>By Jane Roe @janeroe jane@post.example</p>", ["Jane Roe"]),
    ])
    func namesAreReadFromVisibleBylines(byline: String, names: [String]) throws {
        #expect(try authors(byline) == names)
    }

    @Test(arguments: [
        ("de", "<p class=autor>Von Jana Roth und Max Doll</p>", ["Jana Roth", "Max Doll"]), ("fr", "<p class=auteur>Par Jeanne Roux et Max Dol</p>", ["Jeanne Roux", "Max Dol"]),
        ("es", "<p>Por Juana Rojas y Max Dolores</p>", ["Juana Rojas", "Max Dolores"]), ("it", "<p class=author>di Gianna Rossi e Max Dolci</p>", ["Gianna Rossi", "Max Dolci"]),
        ("nl", "<p class=author>Door Janna Rood en Max Dol</p>", ["Janna Rood", "Max Dol"]), ("sv", "<p class=byline>Av Janna Röd och Max Dol</p>", ["Janna Röd", "Max Dol"]),
        ("id", "<p class=author>Oleh Jana Rahayu dan Max Dolok</p>", ["Jana Rahayu", "Max Dolok"]), ("ru", "<p class=author>Автор: Яна Розова и Максим Долин</p>", ["Яна Розова", "Максим Долин"]),
        ("ar", "<p class=author>بقلم: سعاد منصور</p>", ["سعاد منصور"]), ("pt", "<p class=author>Por Joana Rosa e Max Dores</p>", ["Joana Rosa", "Max Dores"]),
    ])
    func bylinesOfOtherLanguagesAreRead(lang: String, byline: String, names: [String]) throws {
        #expect(try authors(byline, lang: lang) == names)
    }

    @Test func aNameBesideThePortraitOrTheDayNeedsNoLabel() throws {
        #expect(try authors("<div><img alt='Jane Roe' src=jr.jpg><span>Jane Roe</span></div><div>4 March 2021</div>") == ["Jane Roe"])
    }

    @Test func personsOfTheGraphAreFoundByTheirIdentifier() throws {
        let head = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"Ferries stop in the strait\",\"author\":[{\"@id\":\"#a\"},{\"@id\":\"#b\"}]},{\"@type\":\"Person\",\"@id\":\"#b\",\"name\":\"John Doe\"},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Jane Roe\"}]}</script>"
        #expect(try authors("", head: head) == ["Jane Roe", "John Doe"])
    }

    @Test func brokenLinkedDataIsMended() throws {
        let head = "<script type='application/ld+json'>/*<![CDATA[*/ {\"@type\":\"Article\",\"headline\":\"The \"storm\" of the strait\",\"author\":{\"@type\":\"Person\",\"name\":\"Jane Roe\",},\"datePublished\":\"2021-02-04\",} } extra /*]]>*/</script>"
        #expect(try authors("", head: head) == ["Jane Roe"])
    }

    @Test func aPersonInTheBylineOutweighsTheHouseInTheData() throws {
        let head = "<meta property=og:site_name content='The Harbour Post'><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferries stop in the strait\",\"author\":{\"@type\":\"Organization\",\"name\":\"The Harbour Post\"}}</script>"
        #expect(try authors("<p class=byline>By <a href='/author/jr'>Jane Roe</a></p>", head: head) == ["Jane Roe"])
    }

    @Test(arguments: [
        "<p class=byline>By admin</p>", "<p class=author>5 comments</p>", "<p class=byline>Updated March 4, 2021</p>", "<p class=author>{{ page.author }}</p>",
        "<p class=byline>By staff writer</p>", "<p class=author>https://post.example/jane</p>", "<p>By clicking you accept the terms of use</p>",
    ])
    func whatIsNoNameIsNoAuthor(byline: String) throws {
        #expect(try authors(byline).isEmpty)
    }

    @Test func reviewersAndCommentersAreNoAuthors() throws {
        let byline = "<p class=byline>By <a href='/author/jr'>Jane Roe</a></p><p>Reviewed by <a href='/author/jd'>John Doe</a></p>"
        #expect(try authors(byline) == ["Jane Roe"])
    }
}
