/// The content codings of HTTP (RFC 9110, 8.4): taken off in the reverse of the order in which they were put on.
///
/// A coding that the body does not have, or that the program was built without, leaves the body as it is; a body that grows beyond
/// the limit is nothing that anybody would read, and gives no bytes.
enum ContentCoding {
    /// Nil when there was nothing to take off.
    static func decoded(_ body: [UInt8], _ header: String) -> [UInt8]? {
        var bytes: [UInt8]?
        for coding in header.split(separator: ",").reversed().prefix(4) {
            if let next = removed(String(coding).trimmed, from: bytes ?? body) { bytes = next }
        }
        return bytes
    }

    private static func removed(_ coding: String, from body: [UInt8]) -> [UInt8]? {
        switch coding {
        case "gzip": return kept(Inflate.stream(body[...], .gzip))
        case "deflate": return kept(Inflate.stream(body[...], .zlib)) ?? kept(Inflate.stream(body[...], .raw))
        case "br": return Brotli.decoded(body, limit: Inflate.limit)
        case "zstd": return body.starts(with: Zstandard.magic) ? Zstandard.decoded(body, limit: Inflate.limit) : nil
        default: return nil
        }
    }

    private static func kept(_ result: (bytes: [UInt8], consumed: Int, isWhole: Bool, isTooLong: Bool)) -> [UInt8]? {
        if result.isTooLong { return [] }
        return result.bytes.isEmpty ? nil : result.bytes
    }
}
