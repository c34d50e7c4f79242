/// Cuts unpacked bytes of an archive into records.
struct RecordCutter {
    /// True for ARC files, whose records begin with a line of their address.
    var isARC: Bool
    /// How many bytes the record at hand needs before another try is worth while.
    private(set) var wanted = 0

    init(isARC: Bool) { self.isARC = isARC }

    private struct Head {
        var record: WebRecord
        /// Where the block begins.
        var end: Int
        var declared: Int?
        var isHTTP: Bool
    }

    /// Calls `body` for each record that is whole, and at the end of the file for the last whatever it is.
    /// - Returns: how many bytes are done with.
    mutating func records(_ bytes: UnsafeBufferPointer<UInt8>, isEnd: Bool, _ body: (WebRecord) throws -> Void) throws -> Int {
        var done = 0
        wanted = 0
        while let start = nextRecord(bytes, from: done) {
            done = start
            guard let head = head(bytes, start) else {
                // No empty line ends the header: more must come, or it is none.
                if !isEnd, bytes.count - start < 1 << 20 {
                    wanted = bytes.count * 2
                    return done
                }
                done = start + 5
                continue
            }
            guard let (end, next) = bounds(bytes, head, isEnd) else { return done }
            var record = head.record
            let block = bytes.part(head.end..<min(end, head.end + WebArchiveReader.longestRecord))
            if head.declared.map({ $0 > end - head.end }) ?? false, next == bytes.count, record.truncated == nil { record.truncated = "length" }
            fill(&record, block, head)
            try body(record)
            done = max(next, start + 1)
        }
        return isEnd ? bytes.count : min(max(done, bytes.count - 16), bytes.count)
    }

    /// Where the block ends and where the next record is looked for; nil when more bytes are needed to tell.
    private mutating func bounds(_ bytes: UnsafeBufferPointer<UInt8>, _ head: Head, _ isEnd: Bool) -> (end: Int, next: Int)? {
        if let declared = head.declared, declared <= bytes.count - head.end {
            let end = head.end + declared
            if isBoundary(bytes, end) { return (end, end) }
            // The line after the record is not there yet.
            if !isEnd, bytes.count - end < 64 { return nil }
        } else if !isEnd, let declared = head.declared, declared <= WebArchiveReader.longestRecord {
            wanted = head.end + declared
            return nil
        }
        // The length is wrong or missing: the record ends where the next begins.
        guard let next = nextRecord(bytes, from: head.end) else {
            if !isEnd, bytes.count - head.end <= WebArchiveReader.longestRecord {
                // Twice as many before the next look: all looks together stay linear.
                wanted = bytes.count * 2
                return nil
            }
            // The file ends before the record does: all that is left is the record's.
            let isCut = head.declared.map { $0 >= bytes.count - head.end } ?? false
            return (isCut ? bytes.count : trimmed(bytes, head.end, bytes.count), bytes.count)
        }
        return (trimmed(bytes, head.end, next), next)
    }

    /// Without the line ends between two records.
    private func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ next: Int) -> Int {
        var end = next
        while end > start, next - end < 4, bytes[end - 1] == 0x0D || bytes[end - 1] == 0x0A { end -= 1 }
        return end
    }

    /// True at the end of the bytes and where, after line ends, another record begins.
    private func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        var position = at
        while position < bytes.count, bytes[position] == 0x0D || bytes[position] == 0x0A { position += 1 }
        return position == bytes.count || isRecord(bytes, position)
    }

    private func isRecord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        if isARC {
            guard let end = bytes.next(0x0A, from: at) else { return false }
            return ARCHeader(bytes.part(at..<end)) != nil
        }
        return bytes.hasWord("WARC/", at: at) && at + 5 < bytes.count && bytes[at + 5] &- 0x30 < 10
    }

    /// The next line that begins a record.
    private func nextRecord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var position = start
        if start == 0 || bytes[min(start, bytes.count) - 1] == 0x0A || isARC || start < bytes.count && bytes[start] == 0x57, isRecord(bytes, start) { return start }
        while let line = bytes.next(0x0A, from: position) {
            position = line + 1
            if position < bytes.count, isARC || bytes[position] == 0x57, isRecord(bytes, position) { return position }
        }
        return nil
    }

    private func head(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Head? {
        var record = WebRecord()
        if isARC {
            guard let line = bytes.next(0x0A, from: start), let header = ARCHeader(bytes.part(start..<line)) else { return nil }
            record.address = header.address
            record.date = header.date
            record.mediaType = WebArchiveReader.mediaType(header.mediaType)
            record.type = header.address.hasPrefix("filedesc:") ? "warcinfo" : "response"
            if record.type == "warcinfo" { record.address = nil }
            return Head(record: record, end: line + 1, declared: header.length, isHTTP: record.type == "response")
        }
        guard let lines = HeaderLines.read(bytes, from: start) else { return nil }
        record.type = lines["warc-type"] ?? ""
        record.address = lines["warc-target-uri"].map(Self.bare)
        record.identifier = lines["warc-record-id"].map(Self.bare)
        record.date = lines["warc-date"]
        record.mediaType = lines["content-type"].map(WebArchiveReader.mediaType)
        record.truncated = lines["warc-truncated"]
        record.repeats = (lines["warc-refers-to-target-uri"] ?? lines["warc-refers-to"]).map(Self.bare)
        let declared = lines["content-length"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
        let isHTTP = lines["content-type"]?.hasText("application/http") ?? false
        return Head(record: record, end: lines.end, declared: declared, isHTTP: isHTTP && record.type != "warcinfo")
    }

    private func fill(_ record: inout WebRecord, _ block: UnsafeBufferPointer<UInt8>, _ head: Head) {
        // The block of an ARC file's first record describes the file.
        if isARC, record.type == "warcinfo" { return }
        if head.isHTTP || block.hasWord("HTTP/", at: 0), isHTTP(block) {
            HTTPMessage.read(block, into: &record)
        } else {
            record.payload = Array(block)
        }
    }

    /// True for what begins with a status line or a request line.
    private func isHTTP(_ block: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let line = block.next(0x0A, from: 0), line < 65_536 else { return false }
        if block.hasWord("HTTP/", at: 0) { return true }
        return String(decoding: block.part(0..<line), as: UTF8.self).hasText(" http/")
    }

    private static func bare(_ value: String) -> String { value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value }
}
