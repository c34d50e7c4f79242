import Prose

/// Two reports of one document compared, layer by layer.
public struct ReportDifference: Sendable, Equatable {
    /// One layer that differs.
    public struct Layer: Sendable, Equatable {
        /// Name of the member.
        public var name: String
        /// Elements that only the first has; 0 or 1 for what is no list.
        public var removed: [String]
        /// Elements that only the second has.
        public var added: [String]
    }

    /// The layers that differ, in the order of the report.
    public var layers: [Layer] = []

    /// The difference of two reports. Elements of lists are compared without their ids, which are positions, so that one more at
    /// the beginning is one difference and not as many as there are elements.
    public init(_ a: JSONValue, _ b: JSONValue) {
        var names = (a.object ?? []).map(\.key)
        for member in b.object ?? [] where !names.contains(member.key) { names.append(member.key) }
        for name in names where !["schema", "key", "id"].contains(name) {
            let old = a[key: name] ?? .null, new = b[key: name] ?? .null
            if old == new { continue }
            var removed = Self.elements(old), added = Self.elements(new)
            // A multiset: what stands in both as often is taken out of both.
            var counts: [String: Int] = [:]
            for element in added { counts[element, default: 0] += 1 }
            removed.removeAll { element in
                guard let count = counts[element], count > 0 else { return false }
                counts[element] = count - 1
                return true
            }
            var left = counts
            added.removeAll { element in
                guard let count = left[element], count > 0 else { return true }
                left[element] = count - 1
                return false
            }
            if !removed.isEmpty || !added.isEmpty { layers.append(Layer(name: name, removed: removed, added: added)) }
        }
    }

    private static func elements(_ value: JSONValue) -> [String] {
        switch value {
        case .null: return []
        case .array(let elements): return elements.map { text($0) }
        case .object(let members): return members.map { "\($0.key): \(text($0.value))" }
        default: return [text(value)]
        }
    }

    /// The JSON of an element without its own id and the ids that it links to.
    private static func text(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(withoutIDs(value))
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static func withoutIDs(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(withoutIDs))
        case .object(let members): return .object(members.filter { $0.key != "id" }.map { ($0.key, withoutIDs($0.value)) })
        case .string(let text) where isLink(text): return .string(String(text.prefix { $0 != ":" }))
        default: return value
        }
    }

    /// `actor:3`, `event:12`: a layer and a position.
    private static func isLink(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && parts[0].utf8.allSatisfy { (0x61...0x7A).contains($0) }
            && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
