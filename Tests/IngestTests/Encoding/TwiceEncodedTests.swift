import Prose
import StageKit
import Testing

@testable import Ingest

@Suite struct TwiceEncodedTests {
    private static let text = "“Die Fähre fährt nicht”, sagte der Kapitän – das Café am Hafen schloss für Wochen … 20 €, 東京"

    /// What a program makes of UTF-8 that it takes for windows-1252, holes as controls.
    private func mistaken(_ text: String, isLatin: Bool = false) throws -> String {
        let points = try #require(CharsetTables(in: StageEnvironment()).codePoints(of: "windows-1252"))
        var scalars = String.UnicodeScalarView()
        for byte in text.utf8 {
            let point = isLatin ? UInt32(byte) : points[Int(byte)] == 0xFFFD ? UInt32(byte) : points[Int(byte)]
            scalars.append(try #require(Unicode.Scalar(point)))
        }
        return String(scalars)
    }

    @Test func textThatWasEncodedTwiceIsEncodedOnce() throws {
        for isLatin in [false, true] {
            let twice = try mistaken(Self.text, isLatin: isLatin)
            #expect(twice != Self.text)
            #expect(TwiceEncoded.repaired(Array(twice.utf8)).map { String(decoding: $0, as: UTF8.self) } == Self.text)
        }
    }

    @Test func textThatIsNotTwiceEncodedThroughoutIsLeftAlone() throws {
        let one = try mistaken("é")
        for text in [Self.text, "", "plain", "São Paulo, Ã, Â, â€", one, "\(one) \(one)", "\(one) \(one) \(one) für ähnliche Fälle"] {
            #expect(TwiceEncoded.repaired(Array(text.utf8)) == nil)
        }
    }

    @Test func pagesAreMendedAndPlainTextIsKept() throws {
        let page = try mistaken("<html><title>Die Fähre</title><article><p>Die Fähre fährt heute nicht, sagte der Kapitän am Hafen, und niemand weiß, wann das Café öffnet.</p><p>Die Gäste der Insel müssen länger bleiben, als sie wollten; für Wäsche und Brot sei gesorgt, hieß es am Dienstag in der Gemeinde.</p></article>")
        let document = try ingested(html: page)
        #expect(document.metadata.title == "Die Fähre")
        #expect(document.text[document.text.span].contains("Kapitän"))
        #expect(try ingested(text: page).text.bytes == Array(page.utf8))
    }
}
