import Prose
import Reports
import Testing

@Suite struct TimelineTests {
    private func document(_ dates: [(start: Int32, begin: CivilDate?, end: CivilDate?)]) throws -> Document {
        var metadata = Metadata()
        metadata.published = CivilDate(2021, 6, 1)
        var document = Document(id: "note", text: "One day. Another day. A third one.", metadata: metadata)
        try document.write(
            TemporalExpressions(
                dates.map { date in
                    var expression = TemporalExpressions.Expression(span: Span(date.start, date.start + 3), kind: .date, value: "X", rule: "given")
                    expression.begin = date.begin
                    expression.end = date.end
                    return expression
                }))
        return document
    }

    @Test func `dates stand in the order of time, not of the text`() throws {
        let document = try document([
            (0, CivilDate(2021, 7, 1), CivilDate(2021, 8, 1)), (9, CivilDate(2020, 1, 1), CivilDate(2021, 1, 1)), (22, nil, nil),
        ])
        let timeline = try #require(Timeline(document))
        #expect(timeline.entries.map(\.date) == [1, 0])
        #expect(timeline.entries.map(\.place) == [.before, .after])
    }

    @Test func `of two that begin alike the longer comes first`() throws {
        let document = try document([
            (0, CivilDate(2021, 1, 1), CivilDate(2021, 1, 2)), (9, CivilDate(2021, 1, 1), CivilDate(2022, 1, 1)),
        ])
        let timeline = try #require(Timeline(document))
        #expect(timeline.entries.map(\.date) == [1, 0])
        #expect(timeline.entries.map(\.place) == [.during, .before])
    }

    @Test func `a document in which dates were not looked for has no time line`() {
        #expect(Timeline(Document(id: "note", text: "One day.")) == nil)
    }
}
