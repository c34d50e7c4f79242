import Ingest
import Prose
import Testing

@Suite struct RefusalTests {
    @Test(arguments: [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], IngestError.notText("a PNG image")),
        (Array("%PDF-1.7 something".utf8), .notText("a PDF file")),
        ([], .empty), (Array("  \n\t ".utf8), .empty),
        ([UInt8](repeating: 1, count: 400) + [0x41], .notText("binary data of an unknown format")),
    ])
    func whatHoldsNoArticleIsNamed(_ bytes: [UInt8], _ error: IngestError) {
        #expect(throws: error) { try ingested(.bytes(bytes)) }
    }

    /// Entities of entities are not expanded, wherever they stand, and what holds nothing else holds no text.
    @Test(arguments: ["", "<?xml version='1.0'?>", " \n"])
    func entitiesThatMultiplyHoldNoText(_ lead: String) {
        let entities = (1...8).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
        let bomb = "\(lead)<!DOCTYPE lol [<!ENTITY e0 \"ha\">\(entities)]><lol>&e8;</lol>"
        #expect(throws: IngestError.self) { try ingested(.bytes(Array(bomb.utf8))) }
    }

    @Test func aDeclarationWithoutASubsetIsNoXML() throws {
        let page = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>The ferries stopped at noon, the harbour master said on Monday."
        #expect(try ingested(.bytes(Array(page.utf8))).metadata.format == "html")
    }

    @Test func anyBytesGiveADocumentOrAnError() {
        var state: UInt64 = 11
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        let pieces = ["<p>", "</p>", "<div class=\"article\">", "word ", "2021-02-04 ", "By A B\n", "\n\n", "{\"a\":", "]", "<rss>", "<item>", "é", "\u{0}", "&amp;", "<table>", "?", ". "]
        for _ in 0..<200 {
            var bytes = (0..<(next() % 60)).flatMap { _ in Array(pieces[next() % pieces.count].utf8) }
            for _ in 0..<(next() % 3) where !bytes.isEmpty { bytes[next() % bytes.count] = UInt8(next() & 255) }
            for payload in [Source.Payload.bytes(bytes), .html(bytes), .xml(bytes), .text(bytes)] {
                guard let document = try? ingested(payload), let blocks = try? document.layer(Blocks.self).blocks else { continue }
                var last: Int32 = 0
                for block in blocks {
                    #expect(block.span.start >= last && block.span.end > block.span.start)
                    last = block.span.end
                }
                #expect(Int(last) <= document.text.count)
            }
        }
    }
}
