import Testing

@testable import Pipeline

@Suite struct ReportNameTests {
    @Test(arguments: [
        ("kabul.html", nil, "kabul.html.json"), ("a/b.html", nil, "a/b.html.json"), ("feed.xml", "42", "feed.xml/42.json"),
        ("feed", "http://x.org/?a=1", "feed/http%3A%2F%2Fx.org%2F%3Fa=1.json"), ("new\nline", nil, "new%0Aline.json"),
        ("50%", nil, "50%25.json"), ("a.json", "p", "a%2Ejson/p.json"), ("f", "..", "f/%2E..json"), ("f", "", "f/.json"),
        ("é.html", nil, "é.html.json"),
    ])
    func namesMirrorTheInput(name: String, part: String?, expected: String) {
        #expect(ReportName.path(of: Array(name.utf8), part: part) == expected)
    }

    @Test func twoInputsNeverWriteOneReport() {
        var seen: Set<String> = []
        let names = ["a", "a.json", "a.json.json", "%61", "a%", "a%25", "d/b", "a%2Fb", "A"]
        for name in names {
            #expect(seen.insert(ReportName.path(of: Array(name.utf8), part: nil)).inserted)
            for part in ["a", "a.json", "b", "a/b"] { #expect(seen.insert(ReportName.path(of: Array(name.utf8), part: part)).inserted) }
        }
        #expect(ReportName.path(of: [0x61, 0xFF], part: nil) == "a%FF.json")
        // No report is a folder of another.
        for name in seen { #expect(!seen.contains { $0.hasPrefix(name + "/") }) }
    }

    @Test func longNamesAreCutAndHashed() {
        let long = Array(String(repeating: "é", count: 150).utf8)
        let path = ReportName.path(of: long, part: nil)
        #expect(path.utf8.count < 255 && path.hasSuffix(".json") && path.contains("~"))
        #expect(path != ReportName.path(of: long + [0x61], part: nil))
    }
}
