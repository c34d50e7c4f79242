import Prose
import Testing

@testable import Dates

@Suite struct ValueTests {
    private func value(_ text: String, _ published: String = "2021-10-14") throws -> String? {
        try DateReader.shared().values(text, published: published).first
    }

    @Test(arguments: [
        ("It opened on 2020-02-29.", "2020-02-29"), ("It opened in the 1990s.", "199"), ("In the 20th century it closed.", "19"),
        ("He ruled in 480 BC.", "BC0480"), ("It fell in the third quarter of 2020.", "2020-Q3"), ("It was sold in early 2019.", "2019"),
        ("It took three weeks.", "P3W"), ("It took several months.", "PXM"), ("He left two decades ago.", "2001"),
        ("They vote every Tuesday.", "XXXX-WXX-2"), ("It is published daily.", "P1D"), ("They met at 10:30 a.m. on 3 May 2020.", "2020-05-03T10:30"),
        ("They met on Easter 2021.", "2021-04-04"), ("They met on Thanksgiving 2020.", "2020-11-26"), ("He spoke yesterday.", "2021-10-13"),
        ("He spoke last month.", "2021-09"), ("It will open next year.", "2022"), ("It closed last week.", "2021-W40"),
        ("It opens in the near future.", "FUTURE_REF"), ("It is now closed.", "PRESENT_REF"), ("It was built in the summer of 2018.", "2018-SU"),
    ])
    func `an expression has its TIMEX3 value`(_ text: String, _ expected: String) throws {
        #expect(try value(text) == expected)
    }

    @Test func `the last week of a year keeps its own week year`() throws {
        #expect(try value("It happened this week.", "2021-01-02") == "2020-W53")
    }

    @Test func `figures follow the order that the document shows`() throws {
        let values = try DateReader.shared().values("They met on 25/12/2020 and on 03/04/2021.", published: "2021-10-14")
        #expect(values == ["2020-12-25", "2021-04-03"])
    }

    @Test func `a fiscal year begins where the option says`() throws {
        let reader = try DateReader(DatesOptions(fiscalYearStart: 10))
        let found = try reader.expressions("Sales grew in fiscal 2021.", published: "2022-01-14")
        #expect(found.first?.expression.begin == CivilDate(2020, 10, 1))
        #expect(found.first?.expression.end == CivilDate(2021, 10, 1))
    }

    @Test func `a modifier narrows the interval`() throws {
        let found = try DateReader.shared().expressions("It was sold in early 2019.", published: "2021-10-14")
        #expect(found.first?.expression.mod == "START")
        #expect(found.first?.expression.begin == CivilDate(2019, 1, 1))
        #expect(found.first?.expression.end.map { $0.components.month < 6 } == true)
    }

    @Test func `hostile text neither crashes nor gives values beyond the calendar`() throws {
        let reader = try DateReader.shared()
        for text in [
            "", "99999999999999999999 years ago", "the 99th century", "0000-00-00", "9999-99-99", "February 31, 2021",
            "one thousand thousand thousand million years ago", String(repeating: "the end of ", count: 300) + "2020",
            String(repeating: "May ", count: 2000), "in 999999999 BC", "'99", "\u{FFFD}12:60:99 p.m.", "-1/-1/-1 31/31/31 . 1.1.1.1.1",
        ] {
            _ = try reader.values(text, published: "2021-10-14")
            _ = try reader.values(text)
        }
    }
}
