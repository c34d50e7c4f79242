import Rapporteur
import Testing

@testable import Figures

/// What figures measure, on sentences of our own.
@Suite struct ConceptTests {
    @Test(arguments: [
        ("Exports rose to $7.4 billion.", "Exports"),
        ("The price of the ferry was 12 million euros.", "price of the ferry"),
        ("The harbour index fell 3 percent.", "harbour index"),
        ("The ministry lifted its budget to $40 million.", "budget"),
        ("They agreed on a price of 300 euros.", "price"),
    ])
    func `a measure knows what it measures`(text: String, expected: String) throws {
        #expect(try figures(in: text).map(\.concept) == [expected])
    }

    @Test(arguments: ["Some 300 residents were evacuated.", "She has 3 percent."])
    func `a count that tells of itself measures nothing else`(text: String) throws {
        #expect(try figures(in: text).map(\.concept) == [nil])
    }
}
