import Rapporteur

/// Attributions of JSON lines: source, cue and content of what is said.
enum AttributionTask: Task {
    static let name = "attributions"
    static let help = "who says what, of JSON lines {\"id\",\"text\"} (polnear.dev.jsonl), for score_attr.py"

    static func run(_ arguments: Arguments) throws {
        let known = BuiltInStages.all.map(\.card.id)
        let stages = try Stages(["language", "quotes"].filter { known.contains($0) })
        try Files.write(try Files.lines(arguments.input), to: arguments.output) { writer, record in
            var metadata = Metadata()
            metadata.language = "en"
            let document = try stages.run(
                Document(id: record[key: "id"]?.string ?? "", text: record[key: "text"]?.string ?? "", metadata: metadata))
            let attributions = joined((try? document.layer(Quotations.self).quotations) ?? [])
            func write(_ spans: [Span], _ writer: inout JSONWriter) {
                writer.array(spans) { writer, span in
                    let range = document.text.scalarRange(of: span)
                    writer.array { writer in
                        writer.integer(range.start)
                        writer.integer(range.end)
                    }
                }
            }
            writer.object { writer in
                writer.key("id")
                writer.string(document.id)
                writer.key("attributions")
                writer.array(attributions) { writer, attribution in
                    writer.object { writer in
                        writer.key("source")
                        write(attribution.source, &writer)
                        writer.key("cue")
                        write(attribution.cue, &writer)
                        writer.key("content")
                        write(attribution.content, &writer)
                    }
                }
            }
        }
    }

    private struct Attribution {
        var source: [Span], cue: [Span], content: [Span]
    }

    /// The set counts a quotation that its cue interrupts, and the sentences that go on in the same speech, as one attribution with
    /// several stretches of content; a report has a quotation a stretch, so that each has one span.
    private static func joined(_ quotations: [Quotations.Quotation]) -> [Attribution] {
        var result: [Attribution] = []
        for quotation in quotations {
            let source = quotation.speakerSpan.map { [$0] } ?? [], cue = quotation.cue.map { [$0] } ?? []
            if let earlier = result.lastIndex(where: { !source.isEmpty && $0.source == source && !$0.cue.isEmpty && (cue.isEmpty || $0.cue == cue) }) {
                result[earlier].content.append(quotation.span)
            } else {
                result.append(Attribution(source: source, cue: cue, content: [quotation.span]))
            }
        }
        return result
    }
}
