import Prose
import Reports

/// Reports of our own writing, as they are when they have been written and read.
enum ReportFixture {
    static let text = "BAMAKO — On 3 May 2021, rebels killed 13 soldiers; Mali's army said \"we will answer\".\nNobody # left, | or so they wrote."

    /// A report with something in every layer. Spans are given by words of the text.
    static func full(id: String = "inbox/a b.txt", text: String = text) throws -> Report {
        var metadata = Metadata()
        metadata.title = "Rebels <strike> & flee"
        metadata.published = CivilDate(iso: "2021-05-04")
        metadata.publishedTime = "2021-05-04T01:30:00+02:00"
        metadata.url = "https://www.example.org/a?b=1"
        metadata.authors = ["A. Writer", "B. Writer"]
        var document = Document(id: id, text: text, metadata: metadata)
        func span(_ words: String) throws -> Span {
            guard let start = text.firstRange(of: words) else { throw ReportFormatError(path: words, expected: "words of the text") }
            let low = text.utf8.distance(from: text.startIndex, to: start.lowerBound)
            return Span(low, low + words.utf8.count)
        }
        func mention(_ words: String, _ form: ActorMentions.Mention.Form) throws -> ActorMentions.Mention {
            .init(span: try span(words), tokens: 0..<0, head: 0, form: form, why: "rule:test")
        }
        var rebels = ActorMentions.Actor(entity: "rebels", name: "Rebels", kind: .armedGroup, code: "MLIREB", mentions: [try mention("rebels", .name)])
        rebels.wikidata = "Q42"
        var mali = ActorMentions.Actor(entity: "mli", name: "Mali", kind: .state, country: "MLI", code: "MLI", mentions: [try mention("Mali", .name)])
        mali.place = .init(latitude: 17.5, longitude: -4)
        try document.write(ActorMentions([rebels, mali]))
        var date = TemporalExpressions.Expression(span: try span("3 May 2021"), kind: .date, value: "2021-05-03", rule: "day")
        date.begin = CivilDate(iso: "2021-05-03")
        date.end = CivilDate(iso: "2021-05-04")
        try document.write(TemporalExpressions([date]))
        var figure = Figures.Figure(span: try span("13"), kind: .count, low: DecimalNumber(13), high: DecimalNumber(13), modifier: .exact, rule: "digits")
        figure.counted = "soldiers"
        figure.effect = .killed
        figure.place = "Mali"
        try document.write(Figures([figure]))
        try document.write(Quotations([.init(span: try span("\"we will answer\""), kind: .direct, speaker: 1, cue: try span("said"))]))
        var event = EventMentions.Event(
            trigger: try span("killed"), head: 0, type: "ASSAULT", cameo: "190", quad: 4, goldstein: -10, rule: "verb", clause: try span("rebels killed 13 soldiers"))
        event.actors = [0]
        event.targets = [1]
        event.date = 0
        event.figures = [0]
        event.contexts = ["military"]
        try document.write(EventMentions([event]))
        try document.write(ClaimStatements([.init(span: try span("we will answer"), kind: .forecast, holder: "actor:2", commitment: 0.9, rule: "will")]))
        let evidence = Evidence(span: try span("killed"), p: 0.9, share: 50, why: "event:1", polarity: -1)
        try document.write(
            DyadStances([.init(from: 0, to: 1, score: -0.9, label: .hostile, confidence: 0.9, declared: nil, acted: -0.9, evidence: [evidence])]))
        try document.write(AuthorStances([]))
        try document.write(
            RiskAssessment(
                overall: 50,
                categories: [.init(category: .armedConflict, score: 50, acts: 1, outlook: 0, direction: .rising, countries: ["MLI"], evidence: [evidence])]))
        return try ReportReader.read(ReportWriter().line(for: document, outcomes: [], key: "k"))
    }
}
