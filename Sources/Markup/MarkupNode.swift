/// A node seen together with its tree: convenient where speed does not matter. It keeps the tree alive.
public struct MarkupNode: Sendable, Equatable {
    /// The document.
    public let tree: MarkupTree
    /// Index of the node in document order.
    public let index: Int

    /// A view of a node.
    public init(tree: MarkupTree, index: Int) {
        self.tree = tree
        self.index = index
    }

    /// Name among those known.
    public var name: MarkupName { tree.name(of: index) }
    /// Local name as written.
    public var spelling: String { tree.spelling(of: index) }
    /// Namespace of an XML element.
    public var namespace: String { tree.namespace(of: index) }
    /// The text of the whole subtree.
    public var text: String { tree.text(of: index) }
    /// The parent; nil at the root.
    public var parent: MarkupNode? { tree.parent(of: index) < 0 ? nil : MarkupNode(tree: tree, index: tree.parent(of: index)) }
    /// The value of an attribute by its name without prefix.
    public subscript(attribute: String) -> String? { tree.attribute(named: attribute, of: index) }
    /// The value of an attribute by its name without prefix and its namespace.
    public subscript(attribute: String, namespace namespace: String) -> String? { tree.attribute(named: attribute, namespace: namespace, of: index) }
    /// True for elements.
    public var isElement: Bool { name != .text }

    /// The children, texts among them, in order.
    public var children: [MarkupNode] {
        var result: [MarkupNode] = []
        var child = index + 1
        let end = tree.end(of: index)
        while child < end {
            result.append(MarkupNode(tree: tree, index: child))
            child = tree.end(of: child)
        }
        return result
    }

    /// The child elements, in order.
    public var elements: [MarkupNode] { children.filter(\.isElement) }
    /// The child elements of a local name.
    public func elements(_ spelling: String) -> [MarkupNode] { children.filter { $0.isElement && $0.spelling == spelling } }
    /// The first child element of a local name.
    public func first(_ spelling: String) -> MarkupNode? { children.first { $0.isElement && $0.spelling == spelling } }
    /// The first element that a path of local names leads to, each step taking the first child that leads on.
    public func first(path: some Collection<some StringProtocol>) -> MarkupNode? {
        var frontier = [self]
        for step in path {
            frontier = frontier.flatMap { node in node.children.filter { $0.isElement && $0.spelling == step } }
            if frontier.isEmpty { return nil }
        }
        return frontier.first
    }

    /// All elements of a local name in the subtree, in document order.
    public func descendants(_ spelling: String) -> [MarkupNode] {
        var result: [MarkupNode] = []
        var node = index + 1
        let end = tree.end(of: index)
        while node < end {
            if tree.name(of: node) != .text, tree.spelling(of: node) == spelling { result.append(MarkupNode(tree: tree, index: node)) }
            node += 1
        }
        return result
    }

    /// The first element of a local name in the subtree.
    public func descendant(_ spelling: String) -> MarkupNode? {
        var node = index + 1
        let end = tree.end(of: index)
        while node < end {
            if tree.name(of: node) != .text, tree.spelling(of: node) == spelling { return MarkupNode(tree: tree, index: node) }
            node += 1
        }
        return nil
    }

    /// True for the same node of the same tree.
    public static func == (a: MarkupNode, b: MarkupNode) -> Bool { a.tree === b.tree && a.index == b.index }
}
