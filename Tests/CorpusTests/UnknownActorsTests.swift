import Corpus
import Prose
import Reports
import Testing

@Suite struct UnknownActorsTests {
    private func report(_ id: String, _ text: String, _ actors: [ActorMentions.Actor]) throws -> Report {
        var document = Document(id: id, text: text)
        try document.write(ActorMentions(actors))
        return try ReportReader.read(ReportWriter().line(for: document, outcomes: [], key: nil))
    }

    private func actor(_ name: String, at start: Int, isProvisional: Bool) -> ActorMentions.Actor {
        ActorMentions.Actor(
            entity: name.lowercased(), name: name, kind: .person, isProvisional: isProvisional,
            mentions: [.init(span: Span(start, start + name.utf8.count), tokens: 0..<1, head: 0, form: .name, why: "model")])
    }

    @Test func provisionalActorsAreListedByTheNumberOfReportsThatNameThem() throws {
        let unknown = UnknownActors([
            try report("a", "Zapt met Kenya", [actor("Zapt", at: 0, isProvisional: true), actor("Kenya", at: 9, isProvisional: false)]),
            try report("b", "Zapt and Rassendyll", [actor("Zapt", at: 0, isProvisional: true), actor("Rassendyll", at: 9, isProvisional: true)]),
        ])
        #expect(unknown.entries.map(\.entity) == ["zapt", "rassendyll"])
        #expect(unknown.entries[0].documents == 2 && unknown.entries[0].mentions == 2)
        #expect(unknown.table.contains("2\t2\tperson\tzapt\tZapt\ta\t«Zapt» met Kenya"))
    }

    @Test func namesOfFewReportsCanBeLeftOut() throws {
        let one = try report("a", "Zapt", [actor("Zapt", at: 0, isProvisional: true)])
        #expect(UnknownActors([one], namedIn: 2).entries.isEmpty)
    }
}
