import Markup
import Testing

/// XML as it comes: ill-formed as often as not.
@Suite struct XMLScannerTests {
    private func tree(_ xml: String) throws -> MarkupTree { try MarkupTree.xml(Array(xml.utf8)) }

    @Test func anEndTagClosesTheNearestElementOfItsName() throws {
        let root = try #require(try tree("<a><b>one<i>two</b>three</x></a>").root.first("a"))
        #expect(root.elements.map(\.spelling) == ["b"])
        #expect(root.text == "onetwothree")
        #expect(root.first("b")?.text == "onetwo")
    }

    @Test func whatIsNeverClosedEndsWithTheDocument() throws {
        #expect(try tree("<a><b>one<c>two").root.descendant("c")?.text == "two")
    }

    @Test func charactersThatShouldHaveBeenEscapedStay() throws {
        #expect(try tree("<a>1 < 2 && 3 &bogus; <3</a>").root.text == "1 < 2 && 3 &bogus; <3")
    }

    @Test func attributesNeedNoQuotes() throws {
        let node = try #require(try tree("<a b=1 c d='x > y' e=\"un'quoted\" f=/><g/>").root.first("a"))
        #expect(node["b"] == "1" && node["c"] == "" && node["d"] == "x > y" && node["e"] == "un'quoted")
    }

    @Test func referencesAreResolvedAndNumbersOf128To159MeanWindows1252() throws {
        #expect(try tree("<a b='&lt;&#65;&apos;'>&quot;&eacute;&#x2014;&#146;&#0;&#xD800;</a>").root.text == "\"é—’\u{FFFD}\u{FFFD}")
        #expect(try tree("<a b='&lt;&#65;&apos;'/>").root.first("a")?["b"] == "<A'")
    }

    @Test func sectionsCommentsAndInstructions() throws {
        #expect(try tree("<a><![CDATA[<b>&amp;]]>]]&gt;<!-- <c/> --><?d e?>f</a>").root.text == "<b>&amp;]]>f")
        #expect(try tree("<a>x<![CDATA[never closed").root.text == "xnever closed")
    }

    @Test func prefixesStandForTheirNamespaceOrForThemselves() throws {
        let root = try tree("<a xmlns='urn:1' xmlns:p='urn:2'><p:b/><c xmlns=''/><q:d xml:lang='en'/></a>").root
        #expect(root.first("a")?.namespace == "urn:1")
        #expect(root.descendant("b")?.namespace == "urn:2")
        #expect(root.descendant("c")?.namespace == "")
        #expect(root.descendant("d")?.namespace == "q")
        #expect(root.descendant("d")?["lang", namespace: "http://www.w3.org/XML/1998/namespace"] == "en")
    }

    @Test func entitiesOfTheDocumentExpandByABoundedNumberOfBytes() throws {
        let value = String(repeating: "x", count: 1_000)
        let bomb = "<!DOCTYPE a [<!ENTITY e '\(value)'>]><a>\(String(repeating: "&e;", count: 10_000))</a>"
        #expect(try tree(bomb).root.text.utf8.count < 1_200_000)
        let long = String(repeating: "x", count: 5_000)
        #expect(try tree("<!DOCTYPE a [<!ENTITY e '\(long)'>]><a>&e;&f;</a>").root.text == "&f;")
    }

    @Test func controlCharactersAreLeftOutAndLineEndsAreOne() throws {
        #expect(try tree("<a b='x\u{1}y'>1\r\n2\r3\u{8}4\u{1B}[0m</a>").root.text == "1\n2\n34[0m")
    }

    @Test func costGrowsLinearlyWithNestingAndFaults() throws {
        for part in ["<a>", "</b>", "<a></b>", "<a b=\"", "<!x", "<a b='c'", "&#", "<![CDATA[", "<!--", "<a xmlns:p='u'>"] {
            _ = try? MarkupTree.xml(Array(String(repeating: part, count: 200_000).utf8))
        }
        let deep = try tree(String(repeating: "<a>", count: 100_000) + "deep" + String(repeating: "</a>", count: 100_000) + "<b/>")
        #expect(deep.root.text == "deep" && deep.isTruncated)
        #expect(deep.root.first("b") != nil)
    }
}
