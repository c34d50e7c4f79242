import Testing

@testable import Pipeline

@Suite struct GlobTests {
    @Test(arguments: [
        ("**/*", "a", true), ("**/*", "a/b/c.html", true), ("*.html", "a.html", true), ("*.html", "a/b.html", false),
        ("**/*.html", "a/b.html", true), ("**/*.html", "b.html", true), ("**/*.html", "b.htm", false), ("a/**", "a/b/c", true),
        ("a/**/c", "a/c", true), ("a/**/c", "a/x/y/c", true), ("a/**/c", "axc", false), ("?.txt", "a.txt", true),
        ("?.txt", "/.txt", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[!a-c]x", "dx", true), ("[", "[", true),
        ("", "", true), ("", "a", false), ("*", "", true),
    ])
    func patternsMatchAsWritten(pattern: String, path: String, expected: Bool) {
        #expect(Glob(pattern).matches(Array(path.utf8)) == expected)
    }

    @Test func noPatternIsSlow() {
        let pattern = Glob(String(repeating: "*a", count: 200))
        #expect(!pattern.matches(Array(String(repeating: "a", count: 5000).utf8) + [0x62]))
    }

    @Test func theLastRuleThatFitsDecides() {
        let filter = PathFilter(["**/*.html", "!drafts/**", "drafts/keep.html"])
        #expect(filter.takes(Array("a.html".utf8)))
        #expect(!filter.takes(Array("drafts/a.html".utf8)))
        #expect(filter.takes(Array("drafts/keep.html".utf8)))
        #expect(PathFilter(["!*.tmp"]).takes(Array("a/b.tmp".utf8)))
        #expect(!PathFilter(["!*.tmp"]).takes(Array("b.tmp".utf8)))
    }
}
