import Prose
import Testing

@testable import Dates

@Suite struct RequestTests {
    private func expressions(_ text: String, _ moment: String) throws -> [(text: String, expression: TemporalExpressions.Expression)] {
        try DateReader(DatesOptions(prefer: .future, style: .request)).expressions(text, published: moment)
    }

    @Test func `a range that is running is meant before the next one`() throws {
        let found = try #require(try expressions("from May to March", "2018-09-07T12:00:00").first).expression
        #expect(found.begin == CivilDate(2018, 5, 1))
        #expect(found.end == CivilDate(2019, 4, 1))
        #expect(found.alternatives.isEmpty)
    }

    @Test func `a range that ends now began in the past`() throws {
        let found = try #require(try expressions("between Jan 22 and now", "2019-04-25T12:00:00").first).expression
        #expect(found.begin == CivilDate(2019, 1, 22))
        #expect(found.value == "2019-01-22/2019-04-25")
    }

    @Test func `days of work leave out the weekend`() throws {
        let found = try #require(try expressions("the previous 4 business days", "2018-08-21T10:00:00").first).expression
        #expect(found.begin == CivilDate(2018, 8, 15))
        #expect(found.end == CivilDate(2018, 8, 21))
    }

    @Test func `the twenty-ninth of February is sought in leap years`() throws {
        let found = try #require(try expressions("Feb 29", "2017-03-22T00:00:00").first).expression
        #expect(found.value == "2020-02-29")
        #expect(found.alternatives.map { $0.value } == ["2016-02-29"])
    }

    @Test func `a day that does not exist has no interval`() throws {
        let found = try #require(try expressions("Feb 30", "2017-03-22T00:00:00").first).expression
        #expect(found.begin == nil)
    }

    @Test func `a feast has the one before as its alternative`() throws {
        let found = try #require(try expressions("Christmas", "2019-08-05T00:00:00").first).expression
        #expect(found.value == "2019-12-25")
        #expect(found.alternatives.map { $0.value } == ["2018-12-25"])
    }

    @Test func `hours are added with their fraction`() throws {
        let found = try #require(try expressions("in 2.5 hours", "2013-02-12T04:30:00").first).expression
        #expect(found.begin == CivilDate(2013, 2, 12))
        #expect(found.clock == 25_200..<25_201)
    }
}
