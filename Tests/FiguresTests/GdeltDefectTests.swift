import Rapporteur
import Testing

@testable import Figures

/// Defects that counts and amounts of GDELT's Global Knowledge Graph are known for, each on a sentence of our own.
@Suite struct GdeltDefectTests {
    @Test(arguments: [
        ("The bank sold 2,003,450 shares of the lender.", ["2003450 shares"]),
        ("The lender was bought for $1,003.50 a share.", ["1003.5 USD per share"]),
        ("The fund holds 10,250,000.75 euros.", ["10250000.75 EUR"]),
    ])
    func `grouped numbers are not torn`(text: String, expected: [String]) throws {
        #expect(try figures(in: text).map(\.line) == expected)
    }

    @Test(arguments: [
        "In 2013 the talks began, and in 2014 they failed.", "The 2026 budget was passed.", "Between 1998 and 2003 nobody came.", "The law of 1951 still stands.",
    ])
    func `years are no counts`(text: String) throws {
        #expect(try figures(in: text).map(\.line) == [])
    }

    @Test(arguments: [
        ("Inflation reached 12.75 percent.", "12.75 percent"), ("The deficit is 3.6 billion euros.", "3600000000 EUR"), ("The river rose 0.8 metres.", "0.8 metre"),
    ])
    func `decimals are kept`(text: String, expected: String) throws {
        #expect(try figures(in: text).map(\.line) == [expected])
    }

    @Test(arguments: [
        ("Rebels killed 13 soldiers.", "soldiers"), ("The flood displaced some 4,000 families.", "families"), ("Police arrested 27 striking dock workers.", "striking dock workers"),
        ("Fire destroyed 60 wooden houses.", "wooden houses"),
    ])
    func `a count keeps its object`(text: String, expected: String) throws {
        let found = try figures(in: text).filter { $0.kind == .count }
        #expect(found.map(\.counted) == [expected])
    }

    @Test(arguments: [
        "The minister&#8217;s car was late.", "They waited \u{2013} and waited \u{2026} in vain.", "The court&#8211;and the press&#8230; knew.", "It read \u{201C}closed\u{201D}.",
    ])
    func `entities and code points are no numbers`(text: String) throws {
        #expect(try figures(in: text).map(\.line) == [])
    }

    @Test(arguments: [
        ("A shooting in Baltimore left two people dead.", "Baltimore"), ("Gunmen killed six workers in Quetta.", "Quetta"),
    ])
    func `a count is where its own clause says`(text: String, expected: String) throws {
        let found = try figures(in: text + " Officials in Kansas were told of it later.").filter { $0.effect == .killed }
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.place == expected })
    }

    @Test(arguments: [
        ("They were killed late at night.", [String]()), ("The film had 12 screenings that night.", ["screenings"]), ("On Saturday night 40 hostages were freed.", ["hostages"]),
    ])
    func `a count has no time of day for an object`(text: String, expected: [String]) throws {
        #expect(try figures(in: text).filter { $0.kind == .count }.compactMap(\.counted) == expected)
    }

    @Test(arguments: [
        ("It paid 2 million pounds for 30 million rupees of debt.", ["2000000 GBP", "30000000 INR"]), ("It paid 5 million Australian dollars.", ["5000000 AUD"]),
    ])
    func `money is more than dollars`(text: String, expected: [String]) throws {
        #expect(try figures(in: text).map(\.line) == expected)
    }

    @Test(arguments: [
        ("More than 90 villagers were killed.", "killed > 90.. villagers"), ("Up to 40 percent of the crop was lost.", "<= ..40 percent"), ("Between 20 and 30 soldiers were wounded.", "wounded range 20..30 soldiers"),
    ])
    func `bounds and percentages are kept`(text: String, expected: String) throws {
        #expect(try figures(in: text).map(\.line) == [expected])
    }

    @Test func `one count is reported once`() throws {
        let found = try figures(in: "A bomb killed three policemen near the market.")
        #expect(found.filter { $0.low == DecimalNumber(3) }.count == 1)
        #expect(Set(found.map(\.span)).count == found.count)
    }
}
