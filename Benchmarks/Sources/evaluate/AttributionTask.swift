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
            let quotations = (try? document.layer(Quotations.self).quotations) ?? []
            func spans(_ span: Span?, _ writer: inout JSONWriter) {
                writer.array { writer in
                    guard let span else { return }
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
                writer.array(quotations) { writer, quotation in
                    writer.object { writer in
                        writer.key("source")
                        spans(quotation.speakerSpan, &writer)
                        writer.key("cue")
                        spans(quotation.cue, &writer)
                        writer.key("content")
                        spans(quotation.span, &writer)
                    }
                }
            }
        }
    }
}
