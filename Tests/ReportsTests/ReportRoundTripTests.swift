import Prose
import Testing

@testable import Reports

/// A report read back and written again has the same bytes: nothing is lost on the way.
@Suite struct ReportRoundTripTests {
    /// A document with every layer, and characters of one to four bytes before the spans.
    static func sample() throws -> Document {
        var metadata = Metadata()
        metadata.title = "Talks — \"resumed\""
        metadata.authors = ["A. Writer"]
        metadata.published = CivilDate(2023, 1, 5)
        metadata.language = "en"
        metadata.signals = ["title": "h1"]
        var document = Document(id: "inbox/é 😀.html", text: "Ürümqi 😀 – 13 soldiers were killed on 31 August, A said.", metadata: metadata)
        let text = document.text
        func span(_ words: String) -> Span {
            let bytes = text.bytes, wanted = Array(words.utf8)
            let start = (0...(bytes.count - wanted.count)).first { Array(bytes[$0..<$0 + wanted.count]) == wanted } ?? 0
            return Span(start, start + wanted.count)
        }
        try document.write(Blocks([Blocks.Block(span: text.span, kind: .paragraph)]))
        try document.write(Sentences([Sentences.Sentence(span: text.span, tokens: 0..<0, block: 0, isProse: true)]))
        try document.write(Entities([Entities.Entity(span: span("Ürümqi"), tokens: 0..<0, label: .location, probability: 0.75)]))
        var date = TemporalExpressions.Expression(span: span("31 August"), kind: .date, value: "2022-08-31", rule: "month-day")
        date.begin = CivilDate(2022, 8, 31)
        date.end = CivilDate(2022, 9, 1)
        date.alternatives = [("2023-08-31", 0.2)]
        try document.write(TemporalExpressions([date]))
        let mention = ActorMentions.Mention(span: span("A said"), tokens: 0..<0, head: 0, form: .name, why: "dict:x:1", p: 0.9)
        let actor = ActorMentions.Actor(
            entity: "a", name: "A", kind: .armedGroup, country: "AFG", code: "AFGREB",
            roles: [ActorMentions.Role(code: "AFGREB", to: CivilDate(2021, 8, 15))], mentions: [mention])
        try document.write(ActorMentions([actor, actor]))
        var figure = Figures.Figure(
            span: span("13 soldiers"), kind: .count, low: DecimalNumber(mantissa: 125, exponent: -1), high: nil, modifier: .more, rule: "r")
        figure.counted = "soldiers"
        figure.effect = .killed
        figure.who = 0
        try document.write(Figures([figure]))
        try document.write(Quotations([Quotations.Quotation(span: span("soldiers"), kind: .indirect, speaker: 1, cue: span("said"))]))
        var event = EventMentions.Event(
            trigger: span("killed"), head: 0, type: "ASSAULT", cameo: "190", quad: 4, goldstein: -10, rule: "lexicon", clause: text.span)
        event.actors = [0]
        event.targets = [1]
        event.date = 0
        event.figures = [0]
        try document.write(EventMentions([event]))
        var claim = ClaimStatements.Claim(span: text.span, kind: .forecast, holder: "actor:1", commitment: 0.4, rule: "will")
        claim.about = [0, 1]
        try document.write(ClaimStatements([claim]))
        let evidence = [Evidence(span: span("killed"), p: 0.9, share: 12.5, why: "event:1", polarity: -0.5)]
        try document.write(
            DyadStances([
                DyadStances.Dyad(from: 0, to: 1, score: -0.625, label: .hostile, confidence: 0.8, declared: nil, acted: -1, evidence: evidence)
            ]))
        try document.write(AuthorStances([AuthorStances.Attitude(to: 0, score: -0.25, label: .critical, confidence: 0.5, evidence: evidence)]))
        try document.write(
            RiskAssessment(
                overall: 88,
                categories: [
                    RiskAssessment.Score(
                        category: .terrorism, score: 88, acts: 0.9, outlook: 0.4, direction: .rising, countries: ["AFG"], evidence: evidence)
                ]))
        try document.write(JSONValue.object([("tone", .number("1.50"))]), as: "x-tone")
        document.warn("a note")
        return document
    }

    @Test func aReportReadBackIsWrittenWithTheSameBytes() throws {
        let outcomes = [LayerOutcome(layer: .dates, by: "dates@1", status: "done")]
        let first = ReportWriter().line(for: try Self.sample(), outcomes: outcomes, key: "abc")
        let report = try ReportReader.read(first)
        let second = ReportWriter().line(for: report.document, outcomes: report.outcomes, key: report.key)
        // The format is told by ingest alone and is not read back.
        #expect(String(decoding: first, as: UTF8.self) == String(decoding: second, as: UTF8.self))
    }

    @Test func spansCountCodePointsOfTheText() throws {
        let line = ReportWriter().line(for: try Self.sample(), outcomes: [], key: nil)
        let value = try JSONParser.parse(line)
        let scalars = Array((value[key: "text"]?.string ?? "").unicodeScalars)
        let figure = value[key: "figures"]?[0]
        let start = figure?[key: "span"]?[0]?.int ?? 0, end = figure?[key: "span"]?[1]?.int ?? 0
        var quoted = ""
        quoted.unicodeScalars.append(contentsOf: scalars[start..<end])
        #expect(quoted == "13 soldiers")
        #expect(figure?[key: "text"]?.string == quoted)
    }

    @Test func backLinksNameTheEventOfAFigure() throws {
        let value = try JSONParser.parse(ReportWriter().line(for: try Self.sample(), outcomes: [], key: nil))
        #expect(value[key: "figures"]?[0]?[key: "event"]?.string == "event:1")
        #expect(value[key: "dates"]?[0]?[key: "events"]?[0]?.string == "event:1")
    }

    @Test func layersThatWereNotAssessedAreNull() throws {
        let value = try JSONParser.parse(ReportWriter().line(for: Document(text: "x"), outcomes: [], key: nil))
        #expect(value[key: "risk"]?.isNull == true)
        #expect(value[key: "tokens"] == nil)
    }

    @Test func theReadableLayoutIsTheSameJSON() throws {
        let line = ReportWriter().line(for: try Self.sample(), outcomes: [], key: nil)
        let readable = ReportLayout.readable(line)
        #expect(try JSONParser.parse(readable) == JSONParser.parse(line))
        #expect(readable.filter { $0 == 0x0A }.count > 20)
    }

    @Test func theKeyIsFoundWithoutReadingTheReport() throws {
        let line = ReportWriter().line(for: try Self.sample(), outcomes: [], key: "0f1e")
        #expect(ReportReader.key(in: ReportLayout.readable(line)) == "0f1e")
    }

    @Test func aTextThatIsCutLeavesTheSentencesWithEvidence() throws {
        let line = ReportWriter(ReportOptions(text: .evidence)).line(for: try Self.sample(), outcomes: [], key: nil)
        let value = try JSONParser.parse(line)
        #expect(value[key: "text"]?.isNull == true)
        #expect(value[key: "excerpts"]?.array?.count == 1)
    }

    @Test(arguments: ["", "{", "[]", "{\"schema\":\"rapporteur.report/1\"}", "{\"schema\":\"other\",\"id\":\"x\"}"])
    func whatIsNoReportIsRefused(_ text: String) {
        #expect(throws: (any Error).self) { try ReportReader.read(Array(text.utf8)) }
    }
}
