/// Where a document came from, and the bytes that were read.
public struct Source: Sendable {
    /// What the reader was given.
    public enum Payload: Sendable {
        /// Bytes of unknown format: ingest finds out what they are.
        case bytes([UInt8])
        /// Text that is to be kept to the code point.
        case text([UInt8])
        /// Bytes that the sender calls HTML.
        case html([UInt8])
        /// Bytes that the sender calls XML.
        case xml([UInt8])
        /// One part of a container (a feed's entry, a WARC record), cut out by the splitter of the same family.
        case part(format: String, bytes: [UInt8], hints: Metadata)

        /// The bytes, whatever they are called.
        public var bytes: [UInt8] {
            switch self {
            case .bytes(let bytes), .text(let bytes), .html(let bytes), .xml(let bytes), .part(_, let bytes, _): bytes
            }
        }
    }

    /// The bytes with what is known of their format.
    public var payload: Payload
    /// Path as the user named it, relative to the input folder; nil for text that came over a pipe.
    public var path: String?
    /// Name of the part inside a container: guid, atom:id, WARC-Record-ID, else the sha256 of its bytes.
    public var part: String?
    /// SHA-256 of the bytes, in hexadecimal.
    public var sha256: String?
    /// Address that the sender gave.
    public var url: String?
    /// What the sender says of the document (`published`, `title` and `url` of a request, or a sidecar file); wins over what is found.
    public var given: Metadata

    /// A source.
    public init(
        payload: Payload, path: String? = nil, part: String? = nil, sha256: String? = nil, url: String? = nil,
        given: Metadata = Metadata()
    ) {
        self.payload = payload
        self.path = path
        self.part = part
        self.sha256 = sha256
        self.url = url
        self.given = given
    }
}
