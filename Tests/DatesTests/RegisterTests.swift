import Prose
import Testing

@testable import Dates

@Suite struct RegisterTests {
    @Test func `a post speaks of the day it was written`() throws {
        let values = try DateReader.shared().values("Lovely evening with @ana, see u all tmr!!", published: "2014-05-03")
        #expect(values == ["2014-05-03TEV", "2014-05-04"])
    }

    @Test func `an article does not`() throws {
        let values = try DateReader.shared().values("Evening classes are held in the hall. The day was long.", published: "2014-05-03")
        #expect(!values.contains("2014-05-03TEV"))
    }

    @Test func `a request looks forward, and knows the time of day`() throws {
        let reader = try DateReader(DatesOptions(prefer: .future, style: .request))
        let found = try reader.expressions("in two hours", published: "2013-02-12T04:30:00")
        #expect(found.first?.expression.value == "2013-02-12T06:30")
        #expect(try reader.values("Monday", published: "2013-02-12") == ["2013-02-18"])
        #expect(try reader.values("March 3", published: "2013-02-12") == ["2013-03-03"])
    }

    @Test func `a clock time has its seconds of the day`() throws {
        let found = try DateReader.shared().expressions("They met at 10:30 a.m. on 3 May 2020.", published: "2021-10-14")
        #expect(found.first?.expression.clock == 37_800..<37_860)
        #expect(found.first?.expression.begin == CivilDate(2020, 5, 3))
    }

    @Test func `the side of an open interval is told`() throws {
        let found = try DateReader.shared().expressions("It has been closed since 2015 and stays so until 3 May 2022.", published: "2021-10-14")
        #expect(found.map { $0.expression.bound } == ["since", "until"])
    }

    @Test func `a named period has its bounds`() throws {
        let found = try DateReader.shared().expressions("The bridge was destroyed during World War II.", published: "2021-10-14")
        let period = try #require(found.first { $0.expression.rule == "period" })
        #expect(period.expression.begin == CivilDate(1939, 9, 1))
        #expect(period.expression.end == CivilDate(1945, 9, 3))
    }

    @Test func `weeks may begin on Sunday, their values stay those of ISO 8601`() throws {
        let reader = try DateReader(DatesOptions(weekStart: .sunday))
        let found = try reader.expressions("It closed last week.", published: "2021-10-14")
        #expect(found.first?.expression.value == "2021-W40")
        #expect(found.first?.expression.begin == CivilDate(2021, 10, 3))
    }
}
