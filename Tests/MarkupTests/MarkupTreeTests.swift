import Markup
import Testing

@Suite struct MarkupTreeTests {
    @Test func elementsTextAndAttributesStandInDocumentOrder() throws {
        let tree = try MarkupTree.html(Array("<div id=a class='x y'><p>One <b>two</b></p><p>three</p></div>".utf8))
        let div = try #require(tree.root.descendant("div"))
        #expect(div["class"] == "x y")
        #expect(div.elements("p").map(\.text) == ["One two", "three"])
        #expect(div.descendant("b")?.name == .b)
    }

    @Test func aNullCharacterDoesNotEndThePage() throws {
        #expect(try MarkupTree.html(Array("<p>before</p>\0\0<p>af\0ter</p>".utf8)).root.text == "before  af ter")
    }

    @Test func deepNestingKeepsItsText() throws {
        for depth in [300, 5_000, 100_000] {
            let html = String(repeating: "<div>", count: depth) + "deep" + String(repeating: "</div>", count: depth)
            #expect(try MarkupTree.html(Array(html.utf8)).root.text == "deep")
        }
    }

    @Test func textBeyondTenMegabytesIsKept() throws {
        let long = String(repeating: "word ", count: 2_400_000)
        #expect(try MarkupTree.html(Array("<p>\(long)</p>".utf8)).root.text.utf8.count >= 11_999_000)
        #expect(try MarkupTree.xml(Array("<a><![CDATA[\(long)]]></a>".utf8)).root.text.utf8.count == 12_000_000)
    }

    @Test func attributesBeyondTheLimitAreDropped() throws {
        let many = (0..<50_000).map { " a\($0)=\"\($0)\"" }.joined()
        let html = try MarkupTree.html(Array("<p\(many)>text</p>".utf8))
        #expect(html.root.text == "text")
        #expect(html.attributes(of: try #require(html.root.descendant("p")).index).count <= 256)
        #expect(try MarkupTree.xml(Array("<p\(many)>text</p>".utf8)).root.text == "text")
    }

    @Test func ofADeclarationOnlyShortEntitiesWithoutReferencesCount() throws {
        let xml = """
            <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "yyyy"><!ENTITY z "&y;&y;"><!ATTLIST a b CDATA "c">]>
            <a>1 &x; 2 &y; &z; 3 &amp; 4 &eacute; 5 & 6 &#65;</a>
            """
        let tree = try MarkupTree.xml(Array(xml.utf8))
        #expect(tree.root.text == "1  2 yyyy  3 & 4 é 5 & 6 A")
        #expect(tree.root.first("a")?["b"] == nil)
    }

    @Test func endTagsWithoutElementsCostNoMoreInDeepPages() throws {
        let page = String(repeating: "<div>", count: 100_000) + String(repeating: "</dvi>", count: 100_000) + "<p>end"
        let clock = ContinuousClock()
        var text = ""
        let time = try clock.measure { text = try MarkupTree.html(Array(page.utf8)).root.text }
        #expect(text == "end")
        #expect(time < .seconds(8))
    }

    @Test func textBeyondTheDepthIsKeptInOrder() throws {
        let deep = String(repeating: "<div>", count: 1_500)
        let page = "\(deep)1<br>2<br/>3<b>4</b><script>x < y</script><style>p{}</style><img src=a>5<span/>6\(String(repeating: "</div>", count: 1_500))7<p>8"
        #expect(try MarkupTree.html(Array(page.utf8)).root.text == "1234x < yp{}5678")
    }

    @Test func scriptsAndStyleSheetsAreKeptToTheByteWithTheirPlaces() throws {
        let body = "if (a<b && c) { d('</p><p>') } // é \u{2028}\n"
        for name in ["script", "STYLE", "Script"] {
            let page = "<div>1<\(name) type='x'>\(body)</\(name) >2<\(name)></\(name)>3</div><p>4"
            let tree = try MarkupTree.html(Array(page.utf8))
            let raw = try #require(tree.root.descendant(name.lowercased()))
            #expect(raw.text == body)
            let place = tree.source(of: raw.index + 1)
            #expect(String(decoding: Array(page.utf8)[place], as: UTF8.self) == body)
            #expect(tree.root.text == "1\(body)234")
        }
    }

    @Test func drawingsArePassedOverWhereNobodyAsksForThem() throws {
        func text(_ page: String, keeps: Bool = false) throws -> String { try MarkupTree.html(Array(page.utf8), limits: MarkupLimits(keepsDrawings: keeps)).root.text }
        #expect(try text("<p>1<svg><title>t</title></svg>2", keeps: true) == "1t2")
        #expect(try text("<p>1<svg a='b'><g><title>t</title><svg><path d='M1'/></svg></g></svg>2<SVG/>3<svg></svg>4<svgs>5") == "12345")
        // One without an end is read as it was.
        #expect(try text("<p>1<svg><g>2</g><p>3<svg>4</svg>5") == "12345")
        let many = String(repeating: "<svg>", count: 200_000) + "end"
        #expect(try text(many) == "end")
    }

    @Test func scriptsWithoutAnEndOrWithControlsAreReadToo() throws {
        #expect(try MarkupTree.html(Array("<p>1</p><script>a < b <p>2".utf8)).root.text == "1a < b <p>2")
        #expect(try MarkupTree.html(Array("<script>a\u{1}b</script><p>2".utf8)).root.text == "ab2")
        #expect(try MarkupTree.html(Array("<script".utf8)).root.text == "")
        #expect(try MarkupTree.html(Array("<script>x</scrip".utf8)).root.text.hasPrefix("x"))
        #expect(try MarkupTree.html(Array("<script/>x</script><p>2".utf8)).root.text.hasSuffix("2"))
    }

    @Test func namespacesAndPrefixesAreTold() throws {
        let tree = try MarkupTree.xml(Array("<r xmlns:dc='urn:dc'><dc:title dc:a='1'>T</dc:title></r>".utf8))
        let title = try #require(tree.root.descendant("title"))
        #expect(title.namespace == "urn:dc")
        #expect(title["a"] == "1")
    }

    @Test func aNodeKeepsItsDocumentAlive() throws {
        func node() throws -> MarkupNode { try #require(try MarkupTree.html(Array("<p>alive</p>".utf8)).root.descendant("p")) }
        #expect(try node().text == "alive")
    }

    @Test func whatHoldsNoElementIsAnError() {
        #expect(throws: MarkupError.noElement) { try MarkupTree.html([]) }
        #expect(throws: MarkupError.noElement) { try MarkupTree.xml(Array("plain".utf8)) }
    }

    @Test func randomBytesGiveATreeOrAnError() {
        var state: UInt64 = 7
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let alphabet = Array("<>/='\"& ;!-[]?abcp\u{0}\u{FF}é".utf8)
        for _ in 0..<300 {
            let bytes = (0..<Int(next() % 400)).map { _ in alphabet[Int(next()) % alphabet.count] }
            for tree in [try? MarkupTree.html(bytes), try? MarkupTree.xml(bytes)] {
                guard let tree else { continue }
                for node in 0..<tree.count {
                    #expect(tree.end(of: node) > node && tree.end(of: node) <= tree.count)
                    #expect(tree.textRange(of: node).upperBound <= tree.textRange(of: 0).upperBound)
                }
            }
        }
    }
}
