/// One record of a web archive, its payload as a browser would see it.
public struct WebRecord: Sendable {
    /// WARC-Type, or `response` and `warcinfo` for records of ARC files.
    public var type = ""
    /// WARC-Target-URI.
    public var address: String?
    /// WARC-Record-ID without the angle brackets; nil in ARC files.
    public var identifier: String?
    /// WARC-Date.
    public var date: String?
    /// HTTP status; nil for records that hold no HTTP response.
    public var status: Int?
    /// Media type of the payload, lower case, without parameters.
    public var mediaType: String?
    /// Charset that the HTTP header gives.
    public var charset: String?
    /// Why the crawler cut the record off (WARC-Truncated), or `length` where the file ends too early.
    public var truncated: String?
    /// The record whose payload this one repeats (WARC-Refers-To-Target-URI of a revisit).
    public var repeats: String?
    /// True when a content coding was taken off the payload.
    public var wasCoded = false
    /// What follows the last chunk of a chunked message: its trailer fields with their line ends. No part of the payload.
    public var trailer: [UInt8] = []
    /// The payload: for HTTP the body, without its transfer coding and the content codings that HTTP registers.
    public var payload: [UInt8] = []
}
