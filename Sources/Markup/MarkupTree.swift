/// A parsed HTML or XML document: all nodes in document order in flat arrays.
///
/// The tree owns all of its memory and nothing of the parser's; a node is an index, so none can outlive its document and a walk
/// is a loop, never a recursion. Node 0 is the root above the outermost element. The subtree of node `i` is `i..<end(of: i)`.
public final class MarkupTree: Sendable {
    @usableFromInline struct Record: Sendable {
        @usableFromInline var name: MarkupName
        @usableFromInline var spelling: UInt16
        @usableFromInline var namespace: UInt16
        @usableFromInline var attributeCount: UInt16
        @usableFromInline var parent: Int32
        @usableFromInline var end: Int32
        @usableFromInline var textStart: Int32
        @usableFromInline var textEnd: Int32
        /// Of character data, which has no attributes: where it begins in the source.
        @usableFromInline var firstAttribute: Int32
        /// Of character data: where it ends in the source.
        @usableFromInline var sourceEnd: Int32 = 0
    }
    @usableFromInline struct Attribute: Sendable {
        @usableFromInline var name: MarkupName
        @usableFromInline var spelling: UInt16
        @usableFromInline var namespace: UInt16
        @usableFromInline var start: Int32
        @usableFromInline var end: Int32
    }

    @usableFromInline let records: [Record]
    @usableFromInline let attributes: [Attribute]
    /// All character data, in document order: the text of a subtree is one slice.
    @usableFromInline let characters: [UInt8]
    @usableFromInline let values: [UInt8]
    let spellings: [String]
    let namespaces: [String]
    /// True when a limit cut something off.
    public let isTruncated: Bool

    init(_ builder: TreeBuilder) {
        records = builder.records
        attributes = builder.attributes
        characters = builder.characters
        values = builder.values
        spellings = builder.names.spellings
        namespaces = builder.namespaces.spellings
        isTruncated = builder.isTruncated
    }

    /// Number of nodes, the root among them.
    @inlinable public var count: Int { records.count }
    /// Name of a node; `.text` for character data.
    @inlinable @inline(__always) public func name(of node: Int) -> MarkupName { records[node].name }
    /// Spelling of an element's local name; empty for character data.
    public func spelling(of node: Int) -> String { spellings[Int(records[node].spelling)] }
    /// Namespace of an element of XML; empty when it has none.
    public func namespace(of node: Int) -> String { namespaces[Int(records[node].namespace)] }
    /// The parent; -1 for the root.
    @inlinable @inline(__always) public func parent(of node: Int) -> Int { Int(records[node].parent) }
    /// One past the last node of the subtree.
    @inlinable @inline(__always) public func end(of node: Int) -> Int { Int(records[node].end) }
    /// Where the text of the whole subtree stands in the character data, in bytes.
    @inlinable @inline(__always) public func textRange(of node: Int) -> Range<Int> {
        let record = records[node]
        return Int(record.textStart)..<Int(max(record.textStart, record.textEnd))
    }

    /// Where character data of an HTML page stands in the bytes that were parsed, exact but for references; empty when that is not known.
    @inlinable public func source(of node: Int) -> Range<Int> {
        let record = records[node]
        guard record.name == .text else { return 0..<0 }
        return Int(record.firstAttribute)..<Int(max(record.firstAttribute, record.sourceEnd))
    }

    /// Lends the character data of the whole document; the pointer must not leave the call.
    @inlinable public func withCharacters<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try characters.withUnsafeBufferPointer(body)
    }

    /// The text of a subtree as it stands, scripts and all.
    public func text(of node: Int) -> String {
        String(decoding: characters[textRange(of: node)], as: UTF8.self)
    }
    /// The bytes of the text of a subtree.
    public func textBytes(of node: Int) -> ArraySlice<UInt8> { characters[textRange(of: node)] }

    /// The value of an attribute; nil when the element has none.
    public func attribute(_ name: MarkupName, of node: Int) -> String? {
        guard let range = attributeRange(name, of: node) else { return nil }
        return String(decoding: values[range], as: UTF8.self)
    }

    /// The value of an attribute by its spelling without prefix.
    public func attribute(named name: String, of node: Int) -> String? {
        let record = records[node]
        for index in 0..<Int(record.attributeCount) {
            let attribute = attributes[Int(record.firstAttribute) + index]
            if spellings[Int(attribute.spelling)] == name {
                return String(decoding: values[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
            }
        }
        return nil
    }

    /// The value of an attribute by its spelling without prefix and its namespace.
    public func attribute(named name: String, namespace: String, of node: Int) -> String? {
        let record = records[node]
        for index in Int(record.firstAttribute)..<(Int(record.firstAttribute) + Int(record.attributeCount)) {
            let attribute = attributes[index]
            if spellings[Int(attribute.spelling)] == name, namespaces[Int(attribute.namespace)] == namespace {
                return String(decoding: values[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
            }
        }
        return nil
    }

    /// Lends name and value of each attribute of an element, in order; the pointers must not leave the calls.
    @inlinable @inline(__always) public func forEachAttribute(of node: Int, _ body: (MarkupName, UnsafeBufferPointer<UInt8>) -> Void) {
        let first = Int(records[node].firstAttribute), count = Int(records[node].attributeCount)
        if count == 0 { return }
        values.withUnsafeBufferPointer { values in
            for index in first..<(first + count) {
                body(attributes[index].name, UnsafeBufferPointer(rebasing: values[Int(attributes[index].start)..<Int(attributes[index].end)]))
            }
        }
    }

    /// True when the element has the attribute.
    @inlinable public func has(_ name: MarkupName, at node: Int) -> Bool { attributeRange(name, of: node) != nil }

    /// The bytes of an attribute's value, lent for a call; nil when the element has none.
    @inlinable @inline(__always) public func withAttribute<Result>(
        _ name: MarkupName, of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        guard let range = attributeRange(name, of: node) else { return nil }
        return values.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// All attributes of an element in order: local name, namespace, value.
    public func attributes(of node: Int) -> [(name: String, namespace: String, value: String)] {
        let record = records[node]
        return (0..<Int(record.attributeCount)).map { index in
            let attribute = attributes[Int(record.firstAttribute) + index]
            return (
                spellings[Int(attribute.spelling)], namespaces[Int(attribute.namespace)],
                String(decoding: values[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
            )
        }
    }

    @inlinable @inline(__always)
    func attributeRange(_ name: MarkupName, of node: Int) -> Range<Int>? {
        let record = records[node]
        if record.attributeCount == 0 { return nil }
        let first = Int(record.firstAttribute)
        for index in first..<(first + Int(record.attributeCount)) where attributes[index].name == name {
            return Int(attributes[index].start)..<Int(attributes[index].end)
        }
        return nil
    }

    /// The root as a view.
    public var root: MarkupNode { MarkupNode(tree: self, index: 0) }
}
