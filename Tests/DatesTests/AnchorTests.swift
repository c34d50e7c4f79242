import Testing

@testable import Dates

@Suite struct AnchorTests {
    @Test func `a story of past years gives its year to days without one`() throws {
        let text = """
            In May 2019, the two governments signed a truce. They agreed to open the border on June 30th. On June 12, 2019, a first \
            convoy crossed the river. On June 20, the bridge was closed again. Two years earlier, in 2017, it had been destroyed by a flood.
            """
        let values = try DateReader.shared().values(text, published: "2022-02-01")
        #expect(values == ["2019-05", "2019-06-30", "2019-06-12", "2019-06-20", "2017", "2017"])
    }

    @Test func `without a publication day relative expressions stay open`() throws {
        let values = try DateReader.shared().values("The council met on Tuesday and meets again next month. It began on 3 March.")
        #expect(values == ["XXXX-WXX-2", "XXXX-XX", "XXXX-03-03"])
    }

    @Test func `tense decides between the last and the next weekday`() throws {
        let values = try DateReader.shared().values("The court ruled on Tuesday. It will hear the appeal on Monday.", published: "2021-04-09")
        #expect(values == ["2021-04-06", "2021-04-12"])
    }
}
