import Prose
import Reports

/// The corpus step: what only many reports can tell.
public enum CorpusTables {
    /// The tables `dyads.json`, `trends.json` and `indices.json` over some reports. Their order does not matter; copies of one
    /// text count once. A pure function: same reports, same bytes.
    public static func make(reports: [Report]) -> [CorpusTable] {
        let collection = CorpusCollection(reports)
        let series = DyadSeries.all(in: collection)
        return [
            CorpusTable(name: "dyads.json", bytes: DyadTable.bytes(series, collection)),
            CorpusTable(name: "trends.json", bytes: TrendTable.bytes(series)),
            CorpusTable(name: "indices.json", bytes: IndexTable.bytes(collection)),
        ]
    }
}
