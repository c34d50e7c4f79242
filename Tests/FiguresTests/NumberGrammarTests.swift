import Rapporteur
import Testing

@testable import Figures

@Suite struct NumberGrammarTests {
    @Test(arguments: [
        ("They sent two point five million masks.", "2500000"),
        ("The index stands at nought point three percent.", "0.3"),
        ("They sent four thousand three hundred masks.", "4300"),
        ("They sent 3 hundred and 21 masks.", "321"),
        ("They sent one billion and a quarter million masks.", "1000250000"),
        ("They sent five billion and three quarters masks.", "5750000000"),
        ("They sent two dozens masks.", "24"),
        ("They sent 12,34,567 masks.", "1234567"),
        ("They sent 1.234,5 kilograms.", "1234.5"),
        ("They sent 6 crore and two hundred masks.", "60000200"),
        ("They sent forty-five (45) masks.", "45"),
    ])
    func `numbers in words and digits`(text: String, expected: String) throws {
        #expect(try figures(in: text).first?.low?.description == expected)
    }

    @Test(arguments: [
        ("Three fifths of the voters stayed at home.", "0.6"),
        ("One twenty-fifth of the land is tilled.", "0.04"),
        ("Twenty and three fifths kilometres were paved.", "20.6"),
        ("One in ten children is hungry.", "0.1"),
        ("Three out of four farmers left.", "0.75"),
    ])
    func `fractions and shares`(text: String, expected: String) throws {
        #expect(try figures(in: text).first?.low?.description == expected)
    }

    @Test(arguments: ["Seven in 12 months was too many.", "A third time they came.", "They met in one of the rooms."])
    func `what only looks like a share`(text: String) throws {
        #expect(try figures(in: text).allSatisfy { $0.kind != .ratio })
    }

    @Test(arguments: [
        ("The wall is 5 feet 6 inches high.", "5.5 foot"), ("It weighs 2 kilograms, 250 grams.", "2.25 kilogram"), ("He paid 20 dollars 43.", "20.43 USD"),
        ("He paid US$3 and fourteen.", "3.14 USD"), ("It costs ringgit 42.", "42 MYR"),
    ])
    func `sums of units`(text: String, expected: String) throws {
        #expect(try figures(in: text).map(\.line) == [expected])
    }

    @Test(arguments: [
        ("The prize is greater than 100 and smaller than 300 euros.", "range 100..300 EUR"),
        ("A fine of less than or equal to 40 euros is due.", "<= ..40 EUR"),
        ("They sent 20~30 trucks.", "range 20..30 trucks"),
    ])
    func `two bounds make a range`(text: String, expected: String) throws {
        #expect(try figures(in: text).map(\.line) == [expected])
    }

    @Test func `ordinals order what follows`() throws {
        let found = try figures(in: "It was the third attack on the one hundred twenty-fifth day.").filter { $0.kind == .ordinal }
        #expect(found.first?.low == DecimalNumber(3))
        #expect(found.first?.counted == "attack")
    }

    @Test func `a physical unit tells its dimension`() throws {
        #expect(try figures(in: "The pipe is 12 km long.").first?.dimension == "length")
        #expect(try figures(in: "They sent 12 trucks.").first?.dimension == nil)
    }
}
