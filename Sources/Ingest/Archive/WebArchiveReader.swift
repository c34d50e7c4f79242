/// Reads WARC files (ISO 28500, versions 0.18 to 1.1), plain or compressed record by record or as a whole.
///
/// Damage costs the record that it hits: after a wrong length reading goes on at the next record's first line.
public struct WebArchiveReader {
    /// A reader. It keeps no state.
    public init() {}

    /// True for bytes that begin like an archive, compressed or not.
    public static func isArchive(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: Array("WARC/".utf8)) { return true }
        guard bytes.starts(with: [0x1F, 0x8B]) else { return false }
        return Inflate.stream(bytes[...], .gzip, limit: 1 << 12).bytes.starts(with: Array("WARC/".utf8))
    }

    /// Calls `body` for each record, in order.
    public func records(in bytes: [UInt8], _ body: (WebRecord) throws -> Void) rethrows {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return try plain(bytes, body) }
        var position = 0
        while position + 2 < bytes.count {
            guard bytes[position] == 0x1F, bytes[position + 1] == 0x8B, bytes[position + 2] == 8 else {
                position += 1
                continue
            }
            let member = Inflate.stream(bytes[position...], .gzip, limit: Inflate.limit * 4)
            if !member.isTooLong { try plain(member.bytes, body) }
            // After damage the next member is looked for by its first bytes.
            position += member.isWhole ? max(member.consumed, 1) : 3
        }
    }

    private func plain(_ bytes: [UInt8], _ body: (WebRecord) throws -> Void) rethrows {
        var position = nextRecord(bytes, from: 0) ?? bytes.count
        while position < bytes.count {
            guard let head = HeaderLines.read(bytes, from: position) else { break }
            let declared = head["content-length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
            var end = bytes.count
            var next = bytes.count
            if let declared, head.end + declared <= bytes.count, isBoundary(bytes, head.end + declared) {
                end = head.end + declared
                next = nextRecord(bytes, from: end) ?? bytes.count
            } else {
                // The length is wrong or missing: the record ends where the next begins.
                next = nextRecord(bytes, from: head.end) ?? bytes.count
                end = next
                while end > head.end, bytes[end - 1] == 0x0D || bytes[end - 1] == 0x0A, next - end < 4 { end -= 1 }
            }
            try body(record(head, bytes[head.end..<end]))
            position = max(next, position + 1)
        }
    }

    /// True at the end of the file and where, after line ends, another record begins.
    private func isBoundary(_ bytes: [UInt8], _ at: Int) -> Bool {
        var position = at
        while position < bytes.count, bytes[position] == 0x0D || bytes[position] == 0x0A { position += 1 }
        return position == bytes.count || bytes[position...].starts(with: Array("WARC/".utf8))
    }

    private func nextRecord(_ bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while position + 5 < bytes.count {
            if bytes[position] == 0x57, position == 0 || bytes[position - 1] == 0x0A, bytes[position...].starts(with: Array("WARC/".utf8)),
                bytes[position + 5] >= 0x30, bytes[position + 5] <= 0x39
            {
                return position
            }
            position += 1
        }
        return nil
    }

    private func record(_ head: HeaderLines, _ block: ArraySlice<UInt8>) -> WebRecord {
        var record = WebRecord()
        record.type = head["warc-type"] ?? ""
        record.address = head["warc-target-uri"].map(Self.bare)
        record.identifier = head["warc-record-id"].map(Self.bare)
        record.date = head["warc-date"]
        record.mediaType = head["content-type"].map(Self.mediaType)
        record.payload = Array(block)
        let isHTTP = head["content-type"]?.hasText("application/http") ?? false
        if (record.type == "response" || record.type == "revisit") && isHTTP || block.starts(with: Array("HTTP/".utf8)) {
            HTTPMessage.read(Array(block), into: &record)
        }
        return record
    }

    private static func bare(_ value: String) -> String { value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value }
    static func mediaType(_ value: String) -> String { (value.split(separator: ";").first.map(String.init) ?? "").trimmed.lowercased() }
}
