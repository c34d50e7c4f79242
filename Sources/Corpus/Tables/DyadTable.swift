import Prose
import Reports

/// `dyads.json`: every directed pair with its documents, scores, series and strongest evidence.
enum DyadTable {
    private static let shown = 5

    static func bytes(_ all: [DyadSeries], _ collection: CorpusCollection) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.dyads/1")
            writer.key("bucket")
            writer.string("month")
            writer.key("documents")
            writer.integer(collection.reports.count)
            writer.key("copies")
            writer.array(collection.copies) { writer, pair in
                writer.object {
                    $0.key("id")
                    $0.string(pair.copy)
                    $0.key("of")
                    $0.string(pair.original)
                }
            }
            writer.key("dyads")
            writer.array(all) { row(&$0, $1, collection) }
        }
        return writer.bytes
    }

    private static func row(_ writer: inout JSONWriter, _ series: DyadSeries, _ collection: CorpusCollection) {
        let summary = DyadSummary(series.readings)
        writer.object { writer in
            writer.key("from")
            writer.string(series.from)
            writer.key("to")
            writer.string(series.to)
            writer.key("from_name")
            writer.string(series.names.from)
            writer.key("to_name")
            writer.string(series.names.to)
            writer.key("documents")
            writer.integer(Set(series.readings.map(\.report)).count)
            writer.key("score")
            writer.number(summary.score)
            writer.key("label")
            writer.string(summary.label.rawValue)
            writer.key("declared")
            writer.number(orNull: summary.declared)
            writer.key("acted")
            writer.number(orNull: summary.acted)
            writer.key("series")
            SeriesJSON.write(series.points, to: &writer)
            writer.key("evidence")
            writer.array(Self.strongest(series.items)) { writer, item in
                let report = collection.reports[item.report]
                let (start, end) = report.spans.scalars(item.evidence.span)
                writer.object { writer in
                    writer.key("document")
                    writer.string(report.id)
                    writer.key("span")
                    writer.array([start, end]) { $0.integer($1) }
                    writer.key("words")
                    writer.string(report.spans.words(item.evidence.span))
                    writer.key("polarity")
                    writer.number(orNull: item.evidence.polarity)
                    writer.key("p")
                    writer.number(item.evidence.p)
                    writer.key("date")
                    writer.string(orNull: item.day?.description)
                }
            }
        }
    }

    private static func strongest(_ items: [DyadSeries.Item]) -> [DyadSeries.Item] {
        let weights = items.map { $0.evidence.p * abs($0.evidence.polarity ?? 0) }
        let order = items.indices.sorted { weights[$0] != weights[$1] ? weights[$0] > weights[$1] : $0 < $1 }
        return order.prefix(shown).sorted().map { items[$0] }
    }
}
