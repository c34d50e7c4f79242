import Markup

/// A path of `xml/dialects.tsv`, cut into steps.
struct XMLPath: Sendable {
    private struct Step: Sendable {
        var name: String
        var isDeep: Bool
        var filter: (attribute: String, value: String)?

        /// A filter without a value wants the attribute to be absent.
        func takes(_ node: MarkupNode) -> Bool {
            guard let filter else { return true }
            return filter.value.isEmpty ? node[filter.attribute] == nil : node[filter.attribute] == filter.value
        }
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
                if let name = inner.first { filter = (String(name), inner.count == 2 ? String(inner[1]) : "") }
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
                next += found.filter(step.takes)
            }
            frontier = next
            if frontier.isEmpty { break }
        }
        return Array(frontier.prefix(200))
    }

    /// The values: texts of the elements, of some of their children, or an attribute.
    func values(from root: MarkupNode, parts: [String], joint: String) -> [String] {
        nodes(from: root).compactMap { value(of: $0, parts: parts, joint: joint) }
    }

    /// The value of a node that the path leads to; nil when it is empty.
    func value(of node: MarkupNode, parts: [String], joint: String) -> String? {
        let value: String
        if let attribute {
            value = node[attribute].map { Squeeze.text($0) } ?? ""
        } else if parts.isEmpty {
            value = Squeeze.text(node.tree.textBytes(of: node.index).prefix(20_000))
        } else {
            value = parts.compactMap { part in node.first(part).map { Squeeze.text($0.text) } }.filter { !$0.isEmpty }.joined(separator: joint)
        }
        return value.isEmpty ? nil : value
    }
}
