import Testing

@testable import Lexicons

@Suite struct ResourceTableTests {
    @Test func commentsAndEmptyLinesAreSkippedAndLinesAreCounted() {
        let table = ResourceTable(name: "t", text: "# origin: own\n\na\tb \r\n\n  \n c\t\td\n")
        #expect(table.rows.map(\.line) == [3, 6])
        #expect(table.rows[0].fields == ["a", "b"])
        #expect(table.rows[1].fields == ["c", "", "d"])
        #expect(table.rows[0][7] == "")
    }

    @Test func aMissingResourceTellsWhereItWasLookedFor() {
        let locator = ResourceLocator(folder: "/nonexistent")
        #expect(throws: ResourceLocator.Missing.self) { try locator.path(of: "x.tsv", in: "Dates") }
        #expect("\(ResourceLocator.Missing(resource: "Dates/x.tsv", places: ["/a"]))".contains("RAPPORTEUR_RESOURCES"))
    }
}
