import Lexicons
import Prose
import Testing

@Suite struct RiskResourceTests {
    @Test(arguments: RiskAssessment.Category.allCases)
    func `every category has a word list with a header and sane weights`(category: RiskAssessment.Category) throws {
        let path = try ResourceLocator().path(of: "terms/\(category.rawValue).tsv", in: "Risk")
        let text = try MappedFile(path).text
        #expect(text.hasPrefix("#"))
        #expect(text.contains("Licence:"))
        let table = ResourceTable(name: path, text: text)
        #expect(table.rows.count >= 60)
        var seen: Set<String> = []
        for row in table.rows {
            #expect(seen.insert("\(row[0])|\(row[2])").inserted, "\(row[0]) stands twice")
            #expect((0.0...0.6).contains(Double(row[1]) ?? -1), "\(path):\(row.line)")
        }
    }
}
