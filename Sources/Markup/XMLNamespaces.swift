/// The namespace bindings in force while an XML document is read.
struct XMLNamespaces {
    private var bindings: [(prefix: UInt16, namespace: UInt16)] = []
    private var prefixes = NameTable()
    /// More bindings than this at a time are no honest document; the rest is not kept.
    private static let maximum = 200
    private static let xml = Array("xml".utf8)
    private static let xmlNamespace = Array("http://www.w3.org/XML/1998/namespace".utf8)

    /// Number of bindings in force.
    var count: Int { bindings.count }

    /// Ends the bindings that were made after there were `count`.
    mutating func drop(to count: Int) { if bindings.count > count { bindings.removeLast(bindings.count - count) } }

    mutating func bind(_ prefix: UnsafeBufferPointer<UInt8>, to uri: UnsafeBufferPointer<UInt8>, in builder: TreeBuilder) {
        guard bindings.count < Self.maximum else { return }
        let index = prefix.isEmpty ? 0 : prefixes.index(of: prefix)
        bindings.append((index, uri.isEmpty ? 0 : builder.namespaces.index(of: uri)))
    }

    /// The namespace of a prefix. One that nobody declared is its own namespace, so that readers can still tell `dc` from `media`.
    mutating func index(of prefix: UnsafeBufferPointer<UInt8>, isElement: Bool, in builder: TreeBuilder) -> UInt16 {
        // The default namespace does not hold for attributes.
        if prefix.isEmpty { return isElement ? bindings.last { $0.prefix == 0 }?.namespace ?? 0 : 0 }
        if prefix.elementsEqual(Self.xml) { return Self.xmlNamespace.withUnsafeBufferPointer { builder.namespaces.index(of: $0) } }
        let index = prefixes.index(of: prefix)
        if let found = bindings.last(where: { $0.prefix == index }) { return found.namespace }
        return builder.namespaces.index(of: prefix)
    }
}
