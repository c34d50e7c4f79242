import Lexicons
import Prose

/// How types, modes and contexts of events weigh as evidence (resource `events.tsv`).
struct EventRiskTable: Sendable {
    private struct Entry: Sendable {
        let type: String, mode: String, context: String
        let category: RiskAssessment.Category
        let weight: Double
    }
    private let entries: [Entry]

    init(_ table: ResourceTable) throws {
        entries = try table.rows.map { row in
            guard let category = RiskAssessment.Category(rawValue: row[3]) else {
                throw RiskLexicon.Malformed(place: "\(table.name):\(row.line)", problem: "no risk category '\(row[3])'")
            }
            return Entry(
                type: row[0], mode: row[1], context: row[2], category: category,
                weight: try RiskLexicon.weight(row[4], table, row))
        }
    }

    /// The categories of an event with their weights. A row for the mode stands above the row for the type alone; the highest
    /// row of a category counts.
    func weights(of event: EventMentions.Event) -> [(category: RiskAssessment.Category, weight: Double)] {
        var found: [(category: RiskAssessment.Category, weight: Double)] = []
        var hasMode = false
        func add(_ entry: Entry) {
            if let index = found.firstIndex(where: { $0.category == entry.category }) {
                found[index].weight = max(found[index].weight, entry.weight)
            } else {
                found.append((entry.category, entry.weight))
            }
        }
        for entry in entries where entry.type == event.type && entry.mode == event.mode && entry.mode != "*" {
            hasMode = true
            add(entry)
        }
        for entry in entries where entry.mode == "*" && (entry.type == event.type || entry.type == "*") {
            if entry.context == "*" {
                if !hasMode { add(entry) }
            } else if event.contexts.contains(entry.context) {
                add(entry)
            }
        }
        return found
    }
}
