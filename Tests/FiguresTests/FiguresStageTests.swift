import Rapporteur
import Testing

@testable import Figures

@Suite struct FiguresStageTests {
    @Test(arguments: [
        ("The bridge is 1,234.5 metres long.", ["1234.5 metre"]),
        ("They bought 2.5 million doses.", ["2500000 doses"]),
        ("About 1 300 000 litres were lost.", ["~ 1300000 litre"]),
        ("They sent twenty-one trucks.", ["21 trucks"]),
        ("They sent two hundred and six trucks.", ["206 trucks"]),
        ("One and a half million voters stayed at home.", ["1500000 voters"]),
        ("Half a million children went to school.", ["500000 children"]),
        ("They sent 3.5 lakh masks.", ["350000 masks"]),
    ])
    func `numbers are exact`(text: String, expected: [String]) throws {
        #expect(try figures(in: text).map(\.line) == expected)
    }

    @Test(arguments: [
        ("At least 40 tents stood there.", ["> 40"]),
        ("More than 40 tents stood there.", [">"]),
        ("Up to 40 tents stood there.", ["<= ..40"]),
        ("Fewer than 40 tents stood there.", ["< ..40"]),
        ("Roughly 40 tents stood there.", ["~ 40"]),
        ("Between 40 and 50 tents stood there.", ["range 40..50"]),
        ("Some 40 to 50 tents stood there.", ["range 40..50"]),
        ("Dozens of tents stood there.", ["vague 12..100"]),
        ("Tens of thousands of tents stood there.", ["vague 10000..100000"]),
    ])
    func `bounds become intervals`(text: String, expected: [String]) throws {
        let found = try figures(in: text)
        #expect(found.count == 1)
        if text.hasPrefix("At least") {
            #expect(found.first?.modifier == .atLeast)
            #expect(found.first?.high == nil)
        } else if text.hasPrefix("More") {
            #expect(found.first?.modifier == .more)
        } else {
            #expect(found.first?.line == "\(expected[0]) tents")
        }
    }

    @Test(arguments: [
        ("The ministry spent $1.25bn on it.", "1250000000 USD"),
        ("The ministry spent €50 million on it.", "50000000 EUR"),
        ("The ministry spent 30 million Canadian dollars on it.", "30000000 CAD"),
        ("Oil costs $86.13 a barrel.", "86.13 USD per barrel"),
        ("Iran paid 40,000 rials for it.", "40000 IRR"),
        ("It cost trillions of dollars.", "vague 1000000000000..10000000000000 USD"),
    ])
    func `money has an ISO 4217 code`(text: String, expected: String) throws {
        let found = try figures(in: text)
        #expect(found.map(\.line) == [expected])
        #expect(found.first?.kind == .money)
    }

    @Test func `percentages know their base and direction`() throws {
        let found = try figures(in: "Exports fell by 3.2 percent, or 5% of the budget.")
        #expect(found.map(\.kind) == [.percent, .percent])
        #expect(found.first?.direction == -1)
        #expect(found.last?.of == "budget")
    }

    @Test func `a rank names its list`() throws {
        let found = try figures(in: "The country ranks 9th in the Open Harbours Index.")
        #expect(found.map(\.kind) == [.rank])
        #expect(found.first?.low == DecimalNumber(9))
        #expect(found.first?.of == "Open Harbours Index")
    }

    @Test(arguments: [
        "On 9/11 the G7 met.", "Resolution 687 and Article 5 were read.", "Flight MH17 and an F-16 crossed.", "They spoke with one voice.",
        "3. Budgeting for the year", "It is in the Fortune 500, and the Harbour 500, too.",
        "It is open 24/7.", "In the 1990s nobody came.", "Call 202-555-0199 now.", "On 15 August 2021 it ended.", "No one came.",
    ])
    func `names, dates and idioms are no figures`(text: String) throws {
        #expect(try figures(in: text).map(\.line) == [])
    }

    @Test func `a quotation mark after a number in words is no inch`() throws {
        #expect(try figures(in: "She left the \"Core Four\" group.").allSatisfy { $0.unit == nil })
    }

    @Test func `durations belong to the dates stage`() throws {
        #expect(try figures(in: "The talks took three years.").isEmpty)
        #expect(try figures(in: "The talks took three years.", durations: true).map(\.line) == ["3 year"])
    }

    @Test func `the dead and the wounded are told apart`() throws {
        let found = try figures(in: "The blast left 8 dead and 31 injured, police said.")
        #expect(found.map(\.line) == ["killed 8 people", "wounded 31 people"])
    }

    @Test func `coordinated victims share what happened`() throws {
        let found = try figures(in: "The raid resulted in the deaths of 13 soldiers and more than 90 villagers.")
        #expect(found.map(\.line) == ["killed 13 soldiers", "killed > 90.. villagers"])
    }

    @Test func `a subset points to its whole`() throws {
        let found = try figures(in: "The storm killed 40 people, including 12 children.")
        #expect(found.map(\.effect) == [.killed, .killed])
        #expect(found.last?.of == "figure:1")
    }

    @Test func `spans are where the words stand`() throws {
        let document = try processed("Zoë said more than 90 villagers fled.")
        let figure = try #require(try document.layer(Figures.self).figures.first)
        #expect(document.text[figure.span] == "more than 90")
        #expect(figure.countedSpan.map { document.text[$0] } == "villagers")
    }

    @Test func `hostile input never traps and gives the same twice`() throws {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let pieces = [
            "9", "1,000", "-", "–", "/", ".", "%", "$", "€", " ", " ", "million", "to", "between", "and", "half", "of", "killed", "dead", "€1e30", "+",
            "99999999999999999999", "1.2.3", "½", "per", "a", "th", "\u{00A0}", "\n", "×10", "^", "(", ")", "aged", "people", "'", "0", "minus", "trillion",
        ]
        for _ in 0..<150 {
            let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] + (next(2) == 0 ? " " : "") }.joined()
            let first = try figures(in: text).map(\.line)
            #expect(try figures(in: text).map(\.line) == first)
        }
    }
}
