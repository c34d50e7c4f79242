/// One record of a web archive, its payload as a browser would see it.
public struct WebRecord: Sendable {
    /// WARC-Type, or `response` for records of ARC files.
    public var type = ""
    /// WARC-Target-URI.
    public var address: String?
    /// WARC-Record-ID without the angle brackets.
    public var identifier: String?
    /// WARC-Date.
    public var date: String?
    /// HTTP status; nil for records that hold no HTTP response.
    public var status: Int?
    /// Media type of the payload, lower case, without parameters.
    public var mediaType: String?
    /// Charset that the HTTP header gives.
    public var charset: String?
    /// The payload: for HTTP the body, without transfer and content coding.
    public var payload: [UInt8] = []
}
