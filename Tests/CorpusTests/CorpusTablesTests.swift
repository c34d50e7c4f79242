import Corpus
import Prose
import Reports
import Testing

@Suite struct CorpusTablesTests {
    /// A report of one sentence in which one actor stands to another.
    static func report(_ id: String, _ text: String, day: CivilDate?, polarity: Double, risk: Int = 40) throws -> Report {
        var metadata = Metadata()
        metadata.published = day
        var document = Document(id: id, text: text, metadata: metadata)
        let first = Span(0, 7), second = Span(text.utf8.count - 8, text.utf8.count - 1)
        func actor(_ entity: String, _ name: String, _ kind: ActorMentions.Kind, _ country: String, _ span: Span) -> ActorMentions.Actor {
            ActorMentions.Actor(
                entity: entity, name: name, kind: kind, country: country,
                mentions: [.init(span: span, tokens: 0..<1, head: 0, form: .name, why: "test")])
        }
        try document.write(ActorMentions([actor("nor", "Norland", .state, "NOR", first), actor("sud", "Sudmark", .government, "SUD", second)]))
        let evidence = Evidence(span: document.text.span, p: 0.8, why: "attitude:test", polarity: polarity)
        try document.write(
            DyadStances([
                .init(
                    from: 0, to: 1, score: polarity * 0.7, label: polarity > 0 ? .supportive : .hostile, confidence: 0.7,
                    declared: polarity, acted: nil, evidence: [evidence])
            ]))
        var forecast = ClaimStatements.Claim(span: document.text.span, kind: .forecast, holder: "author", commitment: 0.6, rule: "test")
        forecast.about = [0, 1]
        forecast.direction = -1
        var proposal = forecast
        proposal.kind = .recommendation
        try document.write(ClaimStatements([forecast, proposal]))
        try document.write(
            RiskAssessment(
                overall: risk,
                categories: [
                    .init(
                        category: .armedConflict, score: risk, acts: 0.4, outlook: 0, direction: .rising, countries: ["NOR"],
                        evidence: [Evidence(span: first, p: 0.4, share: Double(risk), why: "term:test")])
                ]))
        return try ReportReader.read(ReportWriter().line(for: document, outcomes: [], key: nil))
    }

    /// Eight months in which words grow harsher.
    static func worsening() throws -> [Report] {
        try (1...8).map { month in
            try report(
                "m\(month)", "Norland spoke in month \(month) about Sudmark.", day: CivilDate(2023, month, 10),
                polarity: 0.5 - 0.12 * Double(month), risk: 10 * month)
        }
    }

    private func json(_ name: String, _ reports: [Report]) throws -> JSONValue {
        let table = CorpusTables.make(reports: reports).first { $0.name == name }
        return try JSONParser.parse(table?.bytes ?? [])
    }

    @Test func `a pair's months make a series`() throws {
        let dyad = try json("dyads.json", Self.worsening())[key: "dyads"]?[0]
        #expect(dyad?[key: "from"]?.string == "nor")
        #expect(dyad?[key: "documents"]?.int == 8)
        #expect(dyad?[key: "series"]?.array?.count == 8)
        #expect(dyad?[key: "series"]?[0]?[key: "t"]?.string == "2023-01")
        #expect(dyad?[key: "evidence"]?[0]?[key: "words"]?.string?.hasPrefix("Norland") == true)
    }

    @Test func `a falling series deteriorates, with its statistics`() throws {
        let trend = try json("trends.json", Self.worsening())[key: "trends"]?[0]?[key: "trend"]
        #expect(trend?[key: "label"]?.string == "deteriorating")
        #expect(trend?[key: "S"]?.int == -28)
        #expect(abs((trend?[key: "slope"]?.double ?? 0) + 0.12) < 1e-6)
        #expect(trend?[key: "q"]?.double != nil)
    }

    @Test func `an index has its denominators`() throws {
        let table = try json("indices.json", Self.worsening())
        let indices = table[key: "indices"]?.array ?? []
        let own = indices.first { $0[key: "country"]?.string == "NOR" }
        #expect(own?[key: "category"]?.string == "armed_conflict")
        #expect(own?[key: "series"]?[7]?[key: "index"]?.double == 80)
        #expect(own?[key: "series"]?[7]?[key: "n"]?.int == 1)
        #expect(indices.contains { $0[key: "country"]?.string == "*" })
    }

    @Test func `the order of the reports does not matter`() throws {
        let reports = try Self.worsening()
        #expect(CorpusTables.make(reports: reports) == CorpusTables.make(reports: reports.reversed()))
    }

    @Test func `a syndicated copy counts once`() throws {
        let text = "Norland said on Friday that its ministers had agreed on nothing at all in the talks of the week with Sudmark."
        let first = try Self.report("a", text, day: CivilDate(2023, 1, 1), polarity: -0.5)
        let copy = try Self.report("b", text, day: CivilDate(2023, 1, 2), polarity: -0.5)
        let table = try json("dyads.json", [copy, first])
        #expect(table[key: "dyads"]?[0]?[key: "documents"]?.int == 1)
        #expect(table[key: "copies"]?[0]?[key: "id"]?.string == "b")
    }

    @Test func `no reports make empty tables`() throws {
        #expect(CorpusTables.make(reports: []).map(\.name) == ["dyads.json", "trends.json", "indices.json"])
        #expect(try json("trends.json", [])[key: "trends"]?.array?.isEmpty == true)
    }
}
