import Prose

/// The sentences of a document on which an assertion rests, for reports that do not repeat the whole text.
enum Excerpts {
    /// Spans of these sentences, in order, each once.
    static func sentences(of document: Document) -> [Span] {
        guard let sentences = try? document.layerIfPresent(Sentences.self) else { return [] }
        var wanted: [Span] = []
        func take<L: Layer>(_ type: L.Type, _ spans: (L) -> [Span]) {
            if let layer = try? document.layerIfPresent(type) { wanted += spans(layer) }
        }
        take(DyadStances.self) { $0.dyads.flatMap { $0.evidence.map(\.span) } }
        take(AuthorStances.self) { $0.attitudes.flatMap { $0.evidence.map(\.span) } }
        take(RiskAssessment.self) { $0.categories.flatMap { $0.evidence.map(\.span) } }
        take(EventMentions.self) { $0.events.map(\.trigger) }
        take(ClaimStatements.self) { $0.claims.map(\.span) }
        take(Figures.self) { $0.figures.map(\.span) }
        take(TemporalExpressions.self) { $0.expressions.map(\.span) }
        take(Quotations.self) { $0.quotations.map(\.span) }
        var marked = [Bool](repeating: false, count: sentences.sentences.count)
        for span in wanted {
            guard let first = sentences.index(at: span.start) else { continue }
            var index = first
            while index < marked.count, sentences.sentences[index].span.start < span.end {
                marked[index] = true
                index += 1
            }
        }
        return marked.indices.filter { marked[$0] }.map { sentences.sentences[$0].span }
    }
}
