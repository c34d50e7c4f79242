import Markup
import Prose
import StageKit

/// The tables of the XML dialects.
struct DialectTable: Sendable {
    struct Row: Sendable {
        var field: String
        var path: XMLPath
        var parts: [String]
    }

    private let rows: [String: [Row]]
    private let blocks: [String: String]

    init(in environment: StageEnvironment) throws {
        var rows: [String: [Row]] = [:], blocks: [String: String] = [:]
        for row in try environment.table("xml/dialects.tsv", in: "Ingest").rows {
            rows[row[0], default: []].append(Row(field: row[1], path: XMLPath(row[2]), parts: row[3].split(separator: " ").map(String.init)))
        }
        for row in try environment.table("xml/blocks.tsv", in: "Ingest").rows { blocks[row[0]] = row[1] }
        self.rows = rows
        self.blocks = blocks
    }

    func rows(of dialect: XMLDialect, field: String) -> [Row] { (rows[dialect.rawValue] ?? []).filter { $0.field == field } }
    /// What an element is in running text; nil for inline elements.
    func role(of name: String) -> String? { blocks[name] }
}
