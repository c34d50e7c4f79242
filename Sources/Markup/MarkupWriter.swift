/// Writes a part of a tree as XML again.
public enum MarkupWriter {
    /// The element with all it holds, as a document of its own: its namespace and those of its descendants are declared where
    /// they change.
    public static func document(_ node: MarkupNode) -> String { write(node, range: node.index..<node.tree.end(of: node.index)) }

    /// What stands inside an element.
    public static func inner(_ node: MarkupNode) -> String { write(node, range: (node.index + 1)..<node.tree.end(of: node.index)) }

    private static func write(_ root: MarkupNode, range: Range<Int>) -> String {
        let tree = root.tree
        var result = ""
        var open: [(end: Int, name: String, namespace: String)] = []
        var node = range.lowerBound
        while node < range.upperBound {
            while let last = open.last, last.end <= node {
                result += "</\(last.name)>"
                open.removeLast()
            }
            if tree.name(of: node) == .text {
                escape(tree.text(of: node), into: &result)
                node += 1
                continue
            }
            let name = tree.spelling(of: node).isEmpty ? "x" : tree.spelling(of: node)
            let namespace = tree.namespace(of: node)
            result += "<\(name)"
            if namespace != open.last?.namespace ?? "" {
                result += " xmlns=\""
                escape(namespace, into: &result)
                result += "\""
            }
            for attribute in tree.attributes(of: node) where attribute.name != "xmlns" {
                result += attribute.namespace == "http://www.w3.org/XML/1998/namespace" ? " xml:\(attribute.name)=\"" : " \(attribute.name)=\""
                escape(attribute.value, into: &result)
                result += "\""
            }
            result += ">"
            open.append((tree.end(of: node), name, namespace))
            node += 1
        }
        for element in open.reversed() { result += "</\(element.name)>" }
        return result
    }

    private static func escape(_ text: String, into result: inout String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
