import Lexicons

/// What a governing word makes of the event that it governs (promise + withdraw = agree to de-escalate).
struct Composition: Sendable {
    private let results: [String: EventCoding]

    init(_ table: ResourceTable, _ scale: GoldsteinScale) {
        var results: [String: EventCoding] = [:]
        for row in table.rows {
            results["\(row[0]) \(row[1])"] = scale.coding(type: row[2], mode: row[3], cameo: row[4], contexts: "")
        }
        self.results = results
    }

    /// The joint coding, by the longest beginning of the governed code; contexts are those of the governed event.
    func coding(_ kind: GoverningKind, of governed: EventCoding) -> EventCoding? {
        var code = governed.cameo
        while code.utf8.count >= 2 {
            if var found = results["\(kind.rawValue) \(code)"] {
                found.contexts = governed.contexts
                return found
            }
            code.removeLast()
        }
        return nil
    }
}
