import Prose

/// Writes the report of a document: `rapporteur.report/1`, one line of JSON, the same bytes for the same document on every
/// machine. `ReportLayout.readable` breaks the line for people.
public struct ReportWriter: Sendable {
    /// The schema's name, first member of every report.
    public static let schema = "rapporteur.report/\(version)"
    /// The version of the schema that this program writes.
    public static let version = 1
    /// What of a document goes into the report.
    public let options: ReportOptions

    /// A writer.
    public init(_ options: ReportOptions = ReportOptions()) { self.options = options }

    /// The report, without a line feed at its end.
    /// - Parameters:
    ///   - outcomes: how each layer came about, in the order of the pipeline.
    ///   - key: the fingerprint of bytes, stages, options and resources; nil in an embedding program that has none.
    public func line(for document: Document, outcomes: [LayerOutcome], key: String?) -> [UInt8] {
        var document = document
        document.access = nil
        var writing = LayerWriting(spans: SpanCodec(document.text))
        let links = BackLinks(document)
        writing.object { writing in
            writing.string("schema", Self.schema)
            writing.string("id", document.id)
            writing.string("key", key)
            writing.json.key("source")
            writeSource(of: document, to: &writing)
            writing.json.key("meta")
            if !LayerJSON.write(.meta, of: document, links: links, to: &writing) { writing.json.null() }
            writing.json.key("layers")
            writing.object { writing in
                for outcome in outcomes {
                    writing.json.key(outcome.layer.rawValue)
                    writing.object {
                        $0.string("by", outcome.by)
                        $0.string("status", outcome.status)
                    }
                }
            }
            writeText(of: document, to: &writing)
            for name in LayerName.closedSet where name != .text && name != .meta {
                if name == .tokens || name == .parse, !options.keep.contains(name) { continue }
                writing.json.key(name.rawValue)
                if !LayerJSON.write(name, of: document, links: links, to: &writing) { writing.json.null() }
            }
            for name in document.layerNames where name.isOpen {
                writing.json.key(name.rawValue)
                if !LayerJSON.write(name, of: document, links: links, to: &writing) { writing.json.null() }
            }
            writing.json.key("timeline")
            if let timeline = Timeline(document) { timeline.write(to: &writing) } else { writing.json.null() }
            writing.strings("warnings", document.warnings)
        }
        return writing.json.bytes
    }

    private func writeSource(of document: Document, to writing: inout LayerWriting) {
        writing.object {
            $0.string("path", document.source.path)
            $0.string("part", document.source.part)
            $0.string("sha256", document.source.sha256)
            $0.string("format", document.metadata.format)
            $0.string("url", document.source.url ?? document.metadata.url)
        }
    }

    private func writeText(of document: Document, to writing: inout LayerWriting) {
        writing.json.key("text")
        switch options.text {
        case .full where document.has(.text): writing.json.string(document.text[document.text.span])
        case .full, .none: writing.json.null()
        case .evidence:
            writing.json.null()
            writing.json.key("excerpts")
            writing.array(Excerpts.sentences(of: document)) { writing, span in
                writing.object {
                    $0.span("span", span)
                    $0.string("text", $0.spans.words(span))
                }
            }
        }
    }
}
