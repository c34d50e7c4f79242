import Prose

extension ConfigNode {
    /// The node as JSON, scalars as YAML's core schema reads them.
    var json: JSONValue {
        switch content {
        case .list(let elements): return .array(elements.map(\.json))
        case .mapping(let members): return .object(members.map { ($0.key, $0.value.json) })
        case .scalar(let text, let isPlain):
            if isNull { return .null }
            if isPlain, text == "true" || text == "false" { return .bool(text == "true") }
            if isPlain, let number = Int(text) { return .integer(number) }
            if isPlain, let number = Double(text), number.isFinite { return .number(String(number)) }
            return .string(text)
        }
    }
}
