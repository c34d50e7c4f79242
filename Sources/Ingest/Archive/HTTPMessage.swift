/// Takes an HTTP message apart: status, headers, the body without its codings (RFC 9112).
enum HTTPMessage {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, into record: inout WebRecord) {
        guard let head = HeaderLines.read(bytes, from: 0), head.firstLine.hasPrefix("HTTP/") || head.firstLine.hasText(" http/") else { return }
        if head.firstLine.hasPrefix("HTTP/") { record.status = head.firstLine.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
        if let type = head["content-type"] {
            record.mediaType = WebArchiveReader.mediaType(type)
            record.charset = charset(type)
        } else {
            record.mediaType = nil
        }
        let body = bytes.part(head.end..<bytes.count)
        let coding = head["content-encoding"]?.lowercased() ?? ""
        var whole: [UInt8]?
        if head["transfer-encoding"]?.hasText("chunked") ?? false { whole = dechunked(body, trailer: &record.trailer) }
        record.payload = whole ?? Array(body)
        if !coding.isEmpty, let decoded = ContentCoding.decoded(record.payload, coding) {
            record.payload = decoded
            record.wasCoded = true
        }
    }

    private static func charset(_ contentType: String) -> String? {
        for part in contentType.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            if pair.count == 2, pair[0].lowercased() == "charset" { return pair[1].filter { $0 != "\"" && $0 != "'" } }
        }
        return nil
    }

    /// The body without chunk lines; nil when it is not chunked though the header says so. A broken end keeps what came before.
    private static func dechunked(_ body: UnsafeBufferPointer<UInt8>, trailer: inout [UInt8]) -> [UInt8]? {
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
            guard let lineEnd = body.next(0x0A, from: position) else { return isFirst ? nil : result }
            position = lineEnd + 1
            if size == 0 {
                trailer = Array(body[position...].prefix(16_384))
                return result
            }
            guard position < body.count else { return isFirst ? nil : result }
            // A first chunk longer than all there is: cut off, or a length that is wrong.
            if isFirst, position + size > body.count + 2 { return Array(body[position...]) }
            let end = min(position + size, body.count)
            if isFirst { result.reserveCapacity(body.count) }
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
}
