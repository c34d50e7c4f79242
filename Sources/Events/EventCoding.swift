import Lexicons

/// What an event is in the codebooks: PLOVER category, mode and contexts, CAMEO code, quad class, Goldstein weight.
struct EventCoding: Sendable {
    var type: String
    var mode: String?
    var cameo: String
    var quad: Int
    var goldstein: Double
    var contexts: [String]

    /// Quad class by the root of a CAMEO code: 01-05 verbal cooperation, 06-08 material cooperation, 09-13 verbal conflict,
    /// 14-20 material conflict.
    static func quad(of code: String) -> Int {
        switch Int(code.prefix(2)) ?? 1 {
        case ..<6: 1
        case 6...8: 2
        case 9...13: 3
        default: 4
        }
    }
}

/// Goldstein weights by CAMEO code.
struct GoldsteinScale: Sendable {
    private let weights: [String: Double]

    init(_ table: ResourceTable) {
        var weights: [String: Double] = [:]
        for row in table.rows { weights[row[0]] = Double(row[1]) }
        self.weights = weights
    }

    /// The weight of a code, else of the shorter code that contains it.
    func weight(of code: String) -> Double {
        var code = code
        while code.utf8.count >= 2 {
            if let weight = weights[code] { return weight }
            code.removeLast()
        }
        return 0
    }

    /// A coding from the fields of a resource row.
    func coding(type: String, mode: String, cameo: String, contexts: String) -> EventCoding {
        EventCoding(
            type: type, mode: mode.isEmpty ? nil : mode, cameo: cameo, quad: EventCoding.quad(of: cameo),
            goldstein: weight(of: cameo), contexts: contexts.split(separator: " ").map(String.init))
    }
}
