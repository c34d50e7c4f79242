import Testing

@testable import Dates

@Suite struct RuleOpeningsTests {
    private func openings(_ pattern: String) throws -> (first: RuleOpenings.Place, second: RuleOpenings.Place) {
        var parser = PatternParser()
        try parser.read(pattern, file: "test")
        var groups = [[Int]](repeating: [], count: parser.groups.count)
        for (index, rule) in parser.rules.enumerated() { groups[rule.group].append(index) }
        var result = RuleOpenings(parser.rules, groups: groups, words: parser.words)
        return (result.first(of: 0), result.second(of: 0))
    }

    @Test func `an optional first item leaves both to begin`() throws {
        let (first, second) = try openings("top | a | NUM? UNITS DAY")
        #expect(first.classes == WordClass.num.bit | WordClass.units.bit)
        #expect(second.classes == WordClass.units.bit | WordClass.day.bit)
        #expect(!first.isOpen && !second.isOpen)
    }

    @Test func `a rule of one item is open to whatever follows`() throws {
        #expect(try openings("top | a | NUM").second.isOpen)
        #expect(try openings("top | a | NUM UNITS?").second.isOpen)
    }

    @Test func `a group of one item hands on to what follows it, a longer one does not`() throws {
        let short = try openings("top | a | %g UNITS\ng | b | NUM").second
        #expect(short.classes == WordClass.units.bit)
        #expect(!short.isOpen)
        let long = try openings("top | a | %g UNITS\ng | b | NUM DAY").second
        #expect(long.classes == WordClass.day.bit)
    }

    @Test func `what must not stand there asks for nothing`() throws {
        #expect(try openings("top | a | NUM !DAY").second.isOpen)
    }
}
