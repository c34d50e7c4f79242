import StageKit

/// The phrases of `text/lines.tsv`.
struct LineWords: Sendable {
    let furniture: Set<String>
    let furnitureStarts: [String]
    let credits: Set<String>
    let fields: [String: String]

    init(in environment: StageEnvironment) throws {
        var furniture: Set<String> = [], starts: [String] = [], credits: Set<String> = [], fields: [String: String] = [:]
        for row in try environment.table("text/lines.tsv", in: "Ingest").rows {
            switch row[0] {
            case "furniture": furniture.insert(row[1])
            case "furniture-start": starts.append(row[1])
            case "credit": credits.insert(row[1])
            default: if row[0].hasPrefix("field:") { fields[row[1]] = String(row[0].dropFirst(6)) }
            }
        }
        self.furniture = furniture
        furnitureStarts = starts
        self.credits = credits
        self.fields = fields
    }

    /// True for lines that belong to the page and not to the article.
    func isFurniture(_ line: String) -> Bool {
        guard line.utf8.count <= 200 else { return false }
        let lower = line.lowercased()
        let bare = String(lower.drop { !$0.isLetter && $0 != "©" }.reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
        if bare.isEmpty { return !line.contains { $0.isNumber } }
        if furniture.contains(bare) { return true }
        guard line.split(separator: " ").count <= 14 else { return false }
        return furnitureStarts.contains { start in
            lower.hasPrefix(start) && (lower.dropFirst(start.count).first.map { !$0.isLetter } ?? true)
        }
    }
}
