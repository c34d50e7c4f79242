import Prose
import Reports

/// A report's text as HTML, every annotation marked where it stands. Marks may overlap: the text is cut at their borders.
struct HighlightedText {
    private struct Mark {
        let span: Span
        let style: String
        let note: String
    }

    private let text: Text
    private var marks: [Mark] = []

    init(_ report: Report) {
        text = report.document.text
        let document = report.document
        func layer<L: Layer>(_ type: L.Type) -> L? { try? document.layerIfPresent(type) }
        for actor in layer(ActorMentions.self)?.actors ?? [] {
            for mention in actor.mentions where mention.form != .pronoun {
                marks.append(Mark(span: mention.span, style: "actor", note: "\(actor.name) (\(actor.kind.rawValue))"))
            }
        }
        for date in layer(TemporalExpressions.self)?.expressions ?? [] {
            marks.append(Mark(span: date.span, style: "date", note: date.value))
        }
        for figure in layer(Figures.self)?.figures ?? [] {
            let effect = figure.effect.map { " \($0.rawValue)" } ?? ""
            marks.append(
                Mark(
                    span: figure.span, style: "figure",
                    note: "\(figure.modifier.rawValue) \(figure.low?.description ?? "?") \(figure.counted ?? figure.unit ?? "")\(effect)"))
        }
        for event in layer(EventMentions.self)?.events ?? [] {
            marks.append(Mark(span: event.trigger, style: "event quad\(event.quad)", note: "\(event.type) \(event.cameo ?? "") \(event.status.rawValue)"))
        }
        for claim in layer(ClaimStatements.self)?.claims ?? [] {
            marks.append(Mark(span: claim.span, style: "claim", note: "\(claim.kind.rawValue), \(claim.holder)"))
        }
    }

    /// The paragraphs of the text.
    func html() -> String {
        var borders: Set<Int32> = [0, Int32(text.count)]
        for mark in marks {
            borders.insert(mark.span.start)
            borders.insert(mark.span.end)
        }
        for (offset, byte) in text.bytes.enumerated() where byte == 0x0A {
            borders.insert(Int32(offset))
            borders.insert(Int32(offset + 1))
        }
        let cuts = borders.filter { $0 >= 0 && $0 <= Int32(text.count) }.sorted()
        let ordered = marks.sorted { $0.span < $1.span }
        var result = "<p>"
        var open: [Mark] = []
        var next = 0
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            open.removeAll { $0.span.end <= start }
            while next < ordered.count, ordered[next].span.start <= start {
                if ordered[next].span.end > start { open.append(ordered[next]) }
                next += 1
            }
            let words = text[Span(start, end)]
            if words == "\n" {
                result += "</p>\n<p>"
            } else if open.isEmpty {
                result += HTMLText.escaped(words)
            } else {
                let styles = open.map(\.style).joined(separator: " ")
                let notes = open.map(\.note).joined(separator: " · ")
                result += "<span class=\"\(styles)\" title=\"\(HTMLText.escaped(notes))\">\(HTMLText.escaped(words))</span>"
            }
        }
        result += "</p>\n"
        return result.split(separator: "\n", omittingEmptySubsequences: true).filter { $0 != "<p></p>" }.joined(separator: "\n")
    }
}
