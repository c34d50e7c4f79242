import Prose
import Reports

/// `indices.json`: mean risk score by country, category and month, with the counts behind it.
///
/// A month's index is the mean score over the documents that name the country (0 where a document does not tell of the
/// category); z standardises it over the country's months.
enum IndexTable {
    private struct Cell { var sum = 0.0, hits = 0, acts = 0.0, outlook = 0.0 }
    private static let level = 50

    static func bytes(_ collection: CorpusCollection) -> [UInt8] {
        var documents: [String: [String: Int]] = [:]
        var cells: [String: [String: [String: Cell]]] = [:]
        var undated = 0
        for report in collection.reports {
            guard let risk = try? report.document.layerIfPresent(RiskAssessment.self) else { continue }
            guard let day = CorpusCollection.day(report.document) else {
                undated += 1
                continue
            }
            let month = CorpusCollection.month(day)
            for country in countries(report.document, risk) {
                documents[country, default: [:]][month, default: 0] += 1
                // "*" is the world: every document, whomever it names.
                for score in risk.categories where country == "*" || score.countries.contains(country) {
                    var cell = cells[country, default: [:]][score.category.rawValue, default: [:]][month] ?? Cell()
                    cell.sum += Double(score.score)
                    cell.acts += score.acts
                    cell.outlook += score.outlook
                    if score.score >= level { cell.hits += 1 }
                    cells[country, default: [:]][score.category.rawValue, default: [:]][month] = cell
                }
            }
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("schema")
            writer.string("rapporteur.indices/1")
            writer.key("bucket")
            writer.string("month")
            writer.key("undated")
            writer.integer(undated)
            writer.key("indices")
            writer.array { writer in
                for country in cells.keys.sorted() {
                    for category in RiskAssessment.Category.allCases {
                        guard let byMonth = cells[country]?[category.rawValue] else { continue }
                        series(&writer, country, category, byMonth, documents[country] ?? [:])
                    }
                }
            }
        }
        return writer.bytes
    }

    private static func countries(_ document: Document, _ risk: RiskAssessment) -> [String] {
        var found: Set<String> = ["*"]
        if let actors = try? document.layerIfPresent(ActorMentions.self) { found.formUnion(actors.actors.compactMap(\.country)) }
        for score in risk.categories { found.formUnion(score.countries) }
        return found.sorted()
    }

    private static func series(
        _ writer: inout JSONWriter, _ country: String, _ category: RiskAssessment.Category, _ cells: [String: Cell],
        _ documents: [String: Int]
    ) {
        let months = documents.keys.sorted()
        let values = months.map { (cells[$0]?.sum ?? 0) / Double(max(1, documents[$0] ?? 1)) }
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1))).squareRoot()
        writer.object { writer in
            writer.key("country")
            writer.string(country)
            writer.key("category")
            writer.string(category.rawValue)
            writer.key("mean")
            writer.number(mean)
            writer.key("series")
            writer.array(months.indices) { writer, index in
                let cell = cells[months[index]] ?? Cell(), count = documents[months[index]] ?? 0
                writer.object { writer in
                    writer.key("t")
                    writer.string(months[index])
                    writer.key("n")
                    writer.integer(count)
                    writer.key("hits")
                    writer.integer(cell.hits)
                    writer.key("index")
                    writer.number(values[index])
                    writer.key("acts")
                    writer.number(cell.acts / Double(max(1, count)))
                    writer.key("outlook")
                    writer.number(cell.outlook / Double(max(1, count)))
                    writer.key("z")
                    writer.number(orNull: deviation > 0 ? (values[index] - mean) / deviation : nil)
                }
            }
        }
    }
}
