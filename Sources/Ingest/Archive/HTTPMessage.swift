/// Takes an HTTP response apart: status, headers, the body without its codings (RFC 9112).
enum HTTPMessage {
    static func read(_ bytes: [UInt8], into record: inout WebRecord) {
        guard bytes.starts(with: Array("HTTP/".utf8)), let head = HeaderLines.read(bytes, from: 0) else { return }
        record.status = head.firstLine.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        if let type = head["content-type"] {
            record.mediaType = WebArchiveReader.mediaType(type)
            record.charset = charset(type)
        } else {
            record.mediaType = nil
        }
        var body = Array(bytes[head.end...])
        if head["transfer-encoding"]?.hasText("chunked") ?? false { body = dechunked(body) ?? body }
        record.payload = decoded(body, head["content-encoding"]?.lowercased() ?? "")
    }

    private static func charset(_ contentType: String) -> String? {
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            if pair.count == 2, pair[0].lowercased() == "charset" { return pair[1].filter { $0 != "\"" && $0 != "'" } }
        }
        return nil
    }

    /// The body without chunk lines; nil when it is not chunked though the header says so. A broken end keeps what came before.
    private static func dechunked(_ body: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        var isFirst = true
        while position < body.count {
            var size = 0
            var digits = 0
            while position < body.count, let digit = hexadecimal(body[position]) {
                size = size << 4 | digit
                digits += 1
                position += 1
                if digits > 8 { return isFirst ? nil : result }
            }
            // Extensions after a semicolon, blanks before the line's end.
            guard digits > 0, position < body.count, [0x0D, 0x0A, 0x3B, 0x20, 0x09].contains(body[position]) else { return isFirst ? nil : result }
            while position < body.count, body[position] != 0x0A { position += 1 }
            position += 1
            if size == 0 { return result }
            guard position < body.count else { return isFirst ? nil : result }
            // A first chunk longer than all there is: the size line may be text after all.
            let end = min(position + size, body.count)
            if isFirst, position + size > body.count + 2 { return Array(body[position...]) }
            result.append(contentsOf: body[position..<end])
            position = end
            if position < body.count, body[position] == 0x0D { position += 1 }
            if position < body.count, body[position] == 0x0A { position += 1 }
            isFirst = false
        }
        return result
    }

    private static func hexadecimal(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x41 + 10
        case 0x61...0x66: Int(byte) - 0x61 + 10
        default: nil
        }
    }

    /// A body without gzip or deflate; as it is where the header lies or the coding is not known.
    private static func decoded(_ body: [UInt8], _ coding: String) -> [UInt8] {
        if coding.hasText("gzip") || body.starts(with: [0x1F, 0x8B, 8]) && coding != "identity" {
            let result = Inflate.stream(body[...], .gzip)
            return result.isTooLong ? [] : result.bytes.isEmpty ? body : result.bytes
        }
        if coding.hasText("deflate") {
            for wrapping in [Inflate.Wrapping.zlib, .raw] {
                let result = Inflate.stream(body[...], wrapping)
                if result.isTooLong { return [] }
                if !result.bytes.isEmpty { return result.bytes }
            }
        }
        return body
    }
}
