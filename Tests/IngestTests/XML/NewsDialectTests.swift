import Ingest
import Prose
import StageKit
import Testing

@Suite struct NewsDialectTests {
    private func read(_ text: String) throws -> (text: String, meta: Metadata) {
        let document = try ingested(.bytes(Array(text.utf8)))
        return (document.text[document.text.span], document.metadata)
    }

    @Test func newsMLOfTheFirstGeneration() throws {
        let item = { (id: String) in
            "<NewsItem><Identification><NewsIdentifier><PublicIdentifier>\(id)</PublicIdentifier></NewsIdentifier></Identification><NewsManagement><FirstCreated>20210204T080000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Talks \(id)</HeadLine><ByLine>By Jane Roe</ByLine></NewsLines><DescriptiveMetadata><Language FormalName='fr'/></DescriptiveMetadata><ContentItem><DataContent><p>Text of \(id).</p></DataContent></ContentItem></NewsComponent></NewsItem>"
        }
        let one = try read("<NewsML>\(item("a"))</NewsML>")
        #expect(one.text == "Text of a." && one.meta.title == "Talks a" && one.meta.authors == ["Jane Roe"] && one.meta.language == "fr")
        #expect(one.meta.published == CivilDate(2021, 2, 4) && one.meta.format == "newsml-1")
        var names: [String?] = []
        try ArticleSplitter(in: StageEnvironment()).split(Array("<NewsML>\(item("a"))\(item("b"))</NewsML>".utf8), path: nil) { name, payload in
            names.append(name)
            let title = try ingested(payload).metadata.title
            #expect(title == "Talks " + (name ?? ""))
        }
        #expect(names == ["a", "b"])
    }

    @Test func journalsBeginWithTheirAbstractAndNameGroups() throws {
        let article = try read("""
            <article xml:lang="en"><front><article-meta><title-group><article-title>On borders</article-title></title-group><contrib-group>
            <contrib contrib-type="author"><name><surname>Roe</surname><given-names>Jane</given-names></name></contrib><contrib contrib-type="author"><collab>Border Study Group</collab></contrib>
            <contrib contrib-type="editor"><name><surname>Doe</surname><given-names>John</given-names></name></contrib></contrib-group>
            <abstract><title>Abstract</title><p>We asked who crosses.</p></abstract><abstract abstract-type="executive-summary"><p>For everybody.</p></abstract></article-meta></front>
            <body><sec><title>Methods</title><p>We asked <fig><caption><p>A bridge.</p></caption></fig>people where <inline-formula><math>x</math></inline-formula> is small.</p></sec></body></article>
            """)
        #expect(article.text == "We asked who crosses.\n\nMethods\n\nWe asked people where x is small.")
        #expect(article.meta.authors == ["Jane Roe", "Border Study Group"])
    }

    @Test func textCorporaLoseTheCommentsOfReaders() throws {
        let tei = try read("<TEI xml:lang='en'><teiHeader><fileDesc><titleStmt><title>T</title><author>Jane Roe</author></titleStmt><publicationStmt><date when='2021-02-04'/></publicationStmt></fileDesc></teiHeader><text><body><div><head>T</head><p>It is so.</p></div><div type='comments'><p>It is not.</p></div></body></text></TEI>")
        #expect(tei.text == "It is so." && tei.meta.authors == ["Jane Roe"] && tei.meta.published == CivilDate(2021, 2, 4))
    }

    @Test func reutersAndPRISMAndTimes() throws {
        let rcv1 = try read("<newsitem itemid='1' date='1996-08-20' xml:lang='en'><title>X: Talks</title><headline>Talks</headline><byline>Jane Roe</byline><text><p>It is so.</p></text></newsitem>")
        #expect(rcv1.text == "It is so." && rcv1.meta.title == "Talks" && rcv1.meta.published == CivilDate(1996, 8, 20) && rcv1.meta.format == "rcv1")
        let pam = try read("<pam:message xmlns:pam='urn:p' xmlns:dc='urn:d'><pam:article xml:lang='en'><head><dc:title>Talks</dc:title><dc:creator>Jane Roe</dc:creator><publicationDate>2021-02-04</publicationDate></head><body><p>It is so.</p></body></pam:article></pam:message>")
        #expect(pam.text == "It is so." && pam.meta.title == "Talks" && pam.meta.authors == ["Jane Roe"])
        let times = try read("<nitf><head><pubdata date.publication='20050204T000000'/></head><body><body.head><hedline><hl1>Talks</hl1></hedline><byline class='print_byline'>By JANE ROE</byline><byline class='normalized_byline'>Roe, Jane</byline></body.head><body.content><block class='lead_paragraph'><p>It is so.</p></block><block class='full_text'><p>It is so.</p><p>And so on.</p></block></body.content></body></nitf>")
        #expect(times.text == "It is so.\n\nAnd so on." && times.meta.published == CivilDate(2005, 2, 4))
    }

    @Test func ofSeveralBodiesOfNinjsTheOneInHTMLIsRead() throws {
        let ninjs = try read(#"{"uri":"u","headlines":[{"value":"Talks"}],"bodies":[{"contenttype":"application/xml","value":"<X>much longer markup of some house, which nobody else can read</X>"},{"contenttype":"text/plain","value":"Talks\nIt is so."},{"contenttype":"text/html","value":"<article><h1>Talks</h1><div>Rubric</div><figure><figcaption>A ship.</figcaption></figure><p>It is so.</p></article>"}]}"#)
        #expect(ninjs.text == "It is so." && ninjs.meta.title == "Talks")
    }

    @Test func aPackageIsPassedOverForTheFirstItemWithText() throws {
        let message = try read("<newsMessage><itemSet><packageItem guid='p'/><newsItem guid='i'><contentMeta><headline>Picture</headline></contentMeta><contentSet><remoteContent href='x'/></contentSet></newsItem><newsItem guid='t'><contentMeta><headline>Talks</headline></contentMeta><contentSet><inlineXML><html><body><p>It is so.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>")
        #expect(message.text == "It is so." && message.meta.title == "Talks")
    }

    @Test func deskInitialsAreNobody() throws {
        #expect(try read("<nitf><body><body.head><hedline><hl1>T</hl1></hedline><byline>cae/tcr</byline></body.head><body.content><p>It is so.</p></body.content></body></nitf>").meta.authors.isEmpty)
    }
}
