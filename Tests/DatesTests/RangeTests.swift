import Prose
import Testing

@testable import Dates

@Suite struct RangeTests {
    private func range(_ text: String) throws -> (text: String, expression: TemporalExpressions.Expression)? {
        try DateReader.shared().expressions(text, published: "2022-06-01").first { $0.expression.rule == "range" }
    }

    @Test func `between two years is one interval, linked to both`() throws {
        let found = try #require(try range("Billions were spent between 2001 and 2009."))
        #expect(found.text == "between 2001 and 2009")
        #expect(found.expression.value == "2001/2009")
        #expect(found.expression.begin == CivilDate(2001, 1, 1))
        #expect(found.expression.end == CivilDate(2010, 1, 1))
        #expect(found.expression.beginPoint == 1)
        #expect(found.expression.endPoint == 2)
    }

    @Test func `a month takes the year of the month that closes its range`() throws {
        let found = try #require(try range("It lasted from May to July 2019."))
        #expect(found.expression.begin == CivilDate(2019, 5, 1))
        #expect(found.expression.end == CivilDate(2019, 8, 1))
    }

    @Test func `both ends of a range lie in one year`() throws {
        let found = try #require(try range("It ran from 28 December to 3 January."))
        #expect(found.expression.begin == CivilDate(2021, 12, 28))
        #expect(found.expression.end == CivilDate(2022, 1, 4))
    }

    @Test func `days of one month share it`() throws {
        let values = try DateReader.shared().values("They met on August 15-17, 2021 and on 3 and 4 May 2020.")
        #expect(values == ["2021-08-15/2021-08-17", "2021-08-15", "2021-08-17", "2020-05-03", "2020-05-04"])
    }
}
