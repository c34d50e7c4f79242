import Markup

/// A path of `xml/dialects.tsv`, cut into steps.
struct XMLPath: Sendable {
    private struct Step: Sendable {
        var name: String
        var isDeep: Bool
        var filter: (attribute: String, value: String)?
    }

    private var steps: [Step] = []
    private var attribute: String?

    init(_ text: String) {
        var path = text[...]
        // An attribute of the last step, unless the sign stands in a filter.
        if let at = path.lastIndex(of: "@"), path[at...].allSatisfy({ $0 != "]" && $0 != "/" }) {
            attribute = String(path[path.index(after: at)...])
            path = path[..<at]
        }
        for part in path.split(separator: "/") {
            var name = part
            var filter: (String, String)?
            if let open = part.firstIndex(of: "["), part.hasSuffix("]") {
                let inner = part[part.index(after: open)...].dropLast().split(separator: "=", maxSplits: 1)
                if inner.count == 2 { filter = (String(inner[0]), String(inner[1])) }
                name = part[..<open]
            }
            let isDeep = name.hasPrefix("**")
            steps.append(Step(name: String(isDeep ? name.dropFirst(2) : name), isDeep: isDeep, filter: filter))
        }
    }

    /// The elements that the path leads to from a root element, in document order; at most 200.
    func nodes(from root: MarkupNode) -> [MarkupNode] {
        var frontier = [root]
        for step in steps {
            var next: [MarkupNode] = []
            for node in frontier where next.count < 200 {
                let found = step.isDeep ? node.descendants(step.name) : node.elements(step.name)
                next += found.filter { candidate in step.filter.map { candidate[$0.attribute] == $0.value } ?? true }
            }
            frontier = next
            if frontier.isEmpty { break }
        }
        return Array(frontier.prefix(200))
    }

    /// The values: texts of the elements, of some of their children, or an attribute.
    func values(from root: MarkupNode, parts: [String], joint: String) -> [String] {
        nodes(from: root).compactMap { node in
            if let attribute { return node[attribute].map { Squeeze.text($0) } }
            if parts.isEmpty { return Squeeze.text(node.tree.textBytes(of: node.index).prefix(20_000)) }
            let texts = parts.compactMap { part in node.first(part).map { Squeeze.text($0.text) } }.filter { !$0.isEmpty }
            return texts.isEmpty ? nil : texts.joined(separator: joint)
        }.filter { !$0.isEmpty }
    }
}
