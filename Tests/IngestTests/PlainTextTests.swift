import Prose
import Testing

@Suite struct PlainTextTests {
    let page = """
        top of page

        Maria Santos Oliveira

        Updated: Mar 9, 2022

        What do the neighbours want? Will the talks go on?

        The talks on the border began in the spring, and few in the capital believed that they would last until the summer came.

        Some thought, however, that the ministers of both countries had good reasons to wait for the end of the harvest this year.

        Editor Research Assistant: Jun Park



        bottom of page
        """

    @Test func textIsKeptToTheCodePoint() throws {
        for text in [page, "\u{FEFF}  Ünïcode \r\n\r\n text\tof  one line. \n"] {
            #expect(try ingested(text: text).text.scalarCount == text.unicodeScalars.count)
        }
    }

    @Test func linesAroundTheArticleAreMarked() throws {
        let document = try ingested(text: page)
        #expect(try document.blocks(.boilerplate) == ["top of page", "bottom of page"])
        #expect(try document.blocks(.byline) == ["Maria Santos Oliveira"])
        #expect(try document.blocks(.updateLine) == ["Updated: Mar 9, 2022"])
        #expect(try document.blocks(.question) == ["What do the neighbours want? Will the talks go on?"])
        #expect(try document.blocks(.credit) == ["Editor Research Assistant: Jun Park"])
        #expect(try document.blocks(.paragraph).count == 2)
    }

    @Test func anUpdateLineDatesWhatHasNoOtherDate() throws {
        let meta = try ingested(text: page).metadata
        #expect(meta.published == CivilDate(2022, 3, 9))
        #expect(meta.modified == CivilDate(2022, 3, 9))
        #expect(meta.authors == ["Maria Santos Oliveira"])
        #expect(meta.title == nil)
        #expect(meta.language == "en")
    }

    @Test func titleBylineAndDateStandAboveTheText() throws {
        let document = try ingested(text: """
            A quiet border wakes up again

            By Jane Roe and John Doe
            4 February 2021

            The first lorries crossed the bridge before dawn, and the guards on both sides of the river waved them through.
            """)
        #expect(document.metadata.title == "A quiet border wakes up again")
        #expect(document.metadata.authors == ["Jane Roe", "John Doe"])
        #expect(document.metadata.published == CivilDate(2021, 2, 4))
        #expect(try document.blocks(.title) == ["A quiet border wakes up again"])
    }

    @Test func headerFieldsAreRead() throws {
        let meta = try ingested(text: """
            Title: Grain moves again
            Author: Jane Roe
            Date: 2021-02-04

            The first lorries crossed the bridge before dawn, and the guards on both sides of the river waved them through.
            """).metadata
        #expect(meta.title == "Grain moves again")
        #expect(meta.authors == ["Jane Roe"])
        #expect(meta.published == CivilDate(2021, 2, 4))
    }

    @Test func blocksStandInOrderInsideTheText() throws {
        let document = try ingested(text: page)
        let blocks = try document.layer(Blocks.self).blocks
        #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.span.end <= $1.span.start })
        #expect(blocks.allSatisfy { $0.span.start >= 0 && Int($0.span.end) <= document.text.count && !$0.span.isEmpty })
    }

    @Test func whatTheSenderSaysWins() throws {
        var given = Metadata()
        given.title = "Given"
        given.published = CivilDate(1999, 1, 1)
        let meta = try ingested(.text(Array(page.utf8)), given: given).metadata
        #expect(meta.title == "Given")
        #expect(meta.published == CivilDate(1999, 1, 1))
        #expect(meta.authors == ["Maria Santos Oliveira"])
    }
}
