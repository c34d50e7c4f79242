/// A document's text: one contiguous, valid UTF-8 buffer that is never edited.
///
/// Copies share storage. Conversion between byte and code point offsets costs at most 64 bytes of scanning.
public struct Text: Layer {
    /// The layer's name in cards, pipeline files and reports.
    public static let name = LayerName.text

    private final class Storage: Sendable {
        let bytes: [UInt8]
        let scalars: ScalarIndex
        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            self.scalars = ScalarIndex(bytes)
        }
    }

    private let storage: Storage

    /// The text of any bytes: ill-formed UTF-8 becomes U+FFFD, and so does each control character but tab, line feed and
    /// carriage return, one for one, so that code point offsets of well-formed text stay as they were.
    public init(_ bytes: some Sequence<UInt8>) {
        storage = Storage(Text.repaired(Array(bytes)))
    }

    /// The text of a string, with the same rule for control characters.
    public init(_ string: String) { self.init(string.utf8) }

    /// The empty text.
    public init() { storage = Storage([]) }

    /// The UTF-8 bytes.
    public var bytes: [UInt8] { storage.bytes }
    /// Number of bytes.
    public var count: Int { storage.bytes.count }
    /// Number of Unicode code points.
    public var scalarCount: Int { storage.scalars.scalarCount }
    /// The span of the whole text.
    public var span: Span { Span(0, count) }

    /// Lends the bytes for the length of a call; the pointer must not leave it.
    @inline(__always) public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try storage.bytes.withUnsafeBufferPointer(body)
    }

    /// The words of a span; offsets outside the text are clamped.
    public subscript(span: Span) -> String {
        let low = min(max(0, Int(span.start)), count), high = min(max(low, Int(span.end)), count)
        return String(decoding: storage.bytes[low..<high], as: UTF8.self)
    }

    /// The code point offset of a byte offset.
    public func scalarOffset(ofByte offset: Int32) -> Int {
        storage.scalars.scalarOffset(ofByte: Int(offset), in: storage.bytes)
    }

    /// The byte offset of a code point offset; one past the end gives the text's length.
    public func byteOffset(ofScalar offset: Int) -> Int32 {
        Int32(storage.scalars.byteOffset(ofScalar: offset, in: storage.bytes))
    }

    /// A byte span as `[start, end]` in code points, as reports print it.
    public func scalarRange(of span: Span) -> (start: Int, end: Int) {
        (scalarOffset(ofByte: span.start), scalarOffset(ofByte: span.end))
    }

    /// A byte span of `[start, end]` in code points, clamped to the text.
    public func span(ofScalars start: Int, _ end: Int) -> Span {
        Span(byteOffset(ofScalar: start), byteOffset(ofScalar: end))
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var hasControl = false, isASCII = true
        var previous: UInt8 = 0
        for byte in bytes {
            if byte >= 0x7F {
                isASCII = false
                // The second block of controls is C2 80 to C2 9F.
                if byte == 0x7F || (previous == 0xC2 && byte < 0xA0) { hasControl = true }
            } else if byte < 0x20, byte != 9, byte != 10, byte != 13 {
                hasControl = true
            }
            previous = byte
        }
        if !hasControl, isASCII || String(validating: bytes, as: UTF8.self) != nil { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            let isControl = (value < 0x20 && value != 9 && value != 10 && value != 13) || (0x7F...0x9F).contains(value)
            result.append(contentsOf: UTF8.encode(isControl ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return result
    }
}
