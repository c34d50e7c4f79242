import Testing

@testable import Lexicons

@Suite struct YAMLNodeTests {
    @Test func mappingsSequencesAndScalarsKeepTheirLines() throws {
        let node = try YAMLNode.parse(
            """
            # names of ours
            actors:
              - name: "Ruritania: the kingdom"   # quoted
                aliases: [Elphberg, 'Strelsau']
                roles:
                  - RUR
                  - code: RURGOV
                    to: 1999
              - name: Zenda
            """, file: "x.yml")
        let actors = try #require(node["actors"]?.elements)
        #expect(actors.count == 2)
        #expect(actors[0]["name"]?.text == "Ruritania: the kingdom")
        #expect(actors[0]["aliases"]?.elements?.compactMap(\.text) == ["Elphberg", "Strelsau"])
        #expect(actors[0]["roles"]?.elements?[0].text == "RUR")
        #expect(actors[0]["roles"]?.elements?[1]["to"]?.text == "1999")
        #expect(actors[1].line == 9)
    }

    @Test(arguments: [("a: {b: c}", 1), ("a: &x 1", 1), ("a: 1\na: 2", 2), ("a:\n   b: 1\n  c: 2", 3), ("a: \"x", 1), ("a: [x", 1)])
    func whatIsNotUsedIsAnErrorWithItsLine(text: String, line: Int) {
        #expect(throws: DictionaryDiagnostic.self) { try YAMLNode.parse(text, file: "x") }
        do { _ = try YAMLNode.parse(text, file: "x") } catch { #expect(error.line == line) }
    }

    @Test func deepNestingIsRefused() {
        let text = (0..<40).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(throws: DictionaryDiagnostic.self) { try YAMLNode.parse(text, file: "x") }
    }

    @Test(arguments: ["", "-", "- ", ":", "a", "- -", "a:\n- b", "\t", "#", "---", "- a: b\n c: d"])
    func noTextCrashesTheReader(text: String) { _ = try? YAMLNode.parse(text, file: "x") }
}
