extension MarkupTree {
    /// The tree of an HTML page in UTF-8. Tag soup is repaired as libxml2's HTML parser does it; nothing is fetched.
    /// - Throws: `MarkupError.noElement` when there is no element in it.
    public static func html(_ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> MarkupTree {
        let guarded = TagGuard.capped(bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes, limits: limits)
        let builder = TreeBuilder(limits: limits, sizeHint: guarded.count)
        if bytes.count > limits.bytes { builder.markTruncated() }
        try guarded.withUnsafeBufferPointer { bytes throws(MarkupError) in try SAXParser.html(bytes, into: builder) }
        let tree = builder.finish()
        if tree.count < 2 { throw .noElement }
        return tree
    }

    /// The tree of an XML document in UTF-8. Document type declarations are taken away unread: no entity but the predefined and
    /// HTML's is known, no default attribute, nothing outside the bytes is read. Ill-formed input gives what stands before and
    /// after the fault, as far as the parser recovers.
    /// - Throws: `MarkupError.noElement` when there is no element in it.
    public static func xml(_ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> MarkupTree {
        let input = bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes
        let guarded = XMLGuard.tamed(input, limits: limits)
        let builder = TreeBuilder(limits: limits, sizeHint: guarded.count)
        if bytes.count > limits.bytes { builder.markTruncated() }
        try guarded.withUnsafeBufferPointer { bytes throws(MarkupError) in try SAXParser.xml(bytes, into: builder) }
        let tree = builder.finish()
        if tree.count < 2 { throw .noElement }
        return tree
    }
}
