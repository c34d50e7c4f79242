#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension MarkupTree {
    /// The tree of an HTML page in UTF-8. Tag soup is repaired as libxml2's HTML parser does it; nothing is fetched.
    /// - Throws: `MarkupError.noElement` when there is no element in it.
    public static func html(_ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> MarkupTree {
        let guarded = TagGuard.capped(Self.withoutNulls(bytes.count > limits.bytes ? Array(bytes.prefix(limits.bytes)) : bytes), limits: limits)
        let builder = TreeBuilder(limits: limits, sizeHint: guarded.count)
        if bytes.count > limits.bytes { builder.markTruncated() }
        try guarded.withUnsafeBufferPointer { bytes throws(MarkupError) in try SAXParser.html(bytes, into: builder) }
        let tree = builder.finish()
        if tree.count < 2 { throw .noElement }
        return tree
    }

    /// The tree of an XML document in UTF-8, well-formed or not: what is ill-formed is read as well as can be. Nothing outside the
    /// bytes is read; of a document type declaration only short internal entities without markup count, no default attribute does.
    /// - Throws: `MarkupError.noElement` when there is no element in it.
    public static func xml(_ bytes: [UInt8], limits: MarkupLimits = MarkupLimits()) throws(MarkupError) -> MarkupTree {
        let builder = TreeBuilder(limits: limits, sizeHint: min(bytes.count, limits.bytes))
        if bytes.count > limits.bytes { builder.markTruncated() }
        bytes.withUnsafeBufferPointer { buffer in
            XMLScanner.scan(UnsafeBufferPointer(rebasing: buffer.prefix(limits.bytes)), into: builder, limits: limits)
        }
        let tree = builder.finish()
        if tree.count < 2 { throw .noElement }
        return tree
    }

    /// The same bytes with spaces for NUL characters: libxml2 takes the first for the end of the page.
    private static func withoutNulls(_ bytes: [UInt8]) -> [UInt8] {
        let hasNull = bytes.withUnsafeBytes { $0.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
        guard hasNull else { return bytes }
        return bytes.map { $0 == 0 ? 0x20 : $0 }
    }
}
