/// Reads WARC files (ISO 28500, versions 0.18 to 1.1) and ARC files, plain or compressed record by record or as a whole.
///
/// Damage costs the record that it hits: after a wrong length reading goes on at the next record's first line, after a damaged
/// gzip member at the next one. Compressed files are unpacked piece by piece: no more than one record is held.
public struct WebArchiveReader {
    /// A record longer than this is cut off, in bytes.
    static let longestRecord = 64 << 20

    /// A reader. It keeps no state.
    public init() {}

    /// True for bytes that begin like an archive, compressed or not.
    public static func isArchive(_ bytes: [UInt8]) -> Bool {
        if begins(bytes) { return true }
        if bytes.starts(with: [0x1F, 0x8B]) { return begins(Inflate.stream(bytes[...], .gzip, limit: 1 << 12).bytes) }
        guard Zstandard.begins(bytes) else { return false }
        var head: [UInt8] = []
        _ = Zstandard.stream(bytes) {
            head.append(contentsOf: $0.prefix(4_096))
            return head.count < 16
        }
        return begins(head)
    }

    private static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { $0.hasWord("WARC/", at: 0) || $0.hasWord("filedesc://", at: 0) }
    }

    /// Calls `body` for each record, in order.
    /// - Throws: what `body` throws.
    public func records(in bytes: [UInt8], _ body: (WebRecord) throws -> Void) throws {
        let isGzip = bytes.starts(with: [0x1F, 0x8B])
        guard isGzip || Zstandard.begins(bytes) else {
            return try bytes.withUnsafeBufferPointer { buffer in
                var cutter = RecordCutter(isARC: buffer.hasWord("filedesc://", at: 0))
                _ = try cutter.records(buffer, isEnd: true, body)
            }
        }
        var window = Window()
        if isGzip { try members(bytes, &window, body) } else { try frames(bytes, &window, body) }
        try window.drain(isEnd: true, body)
    }

    /// Unpacked bytes that are not yet cut into records.
    private struct Window {
        var bytes: [UInt8] = []
        var cutter: RecordCutter?
        var failure: (any Error)?

        /// Whole records leave the window before it grows. False after an error of the closure.
        mutating func add(_ piece: UnsafeBufferPointer<UInt8>, _ body: (WebRecord) throws -> Void) -> Bool {
            bytes.append(contentsOf: piece)
            guard bytes.count > 1 << 20 else { return true }
            do { try drain(isEnd: false, body) } catch { failure = error }
            return failure == nil
        }

        mutating func drain(isEnd: Bool, _ body: (WebRecord) throws -> Void) throws {
            guard !bytes.isEmpty, isEnd || bytes.count >= cutter?.wanted ?? 0 else { return }
            var current = cutter ?? RecordCutter(isARC: bytes.withUnsafeBufferPointer { $0.hasWord("filedesc://", at: 0) })
            let used = try bytes.withUnsafeBufferPointer { try current.records($0, isEnd: isEnd, body) }
            cutter = current
            if used >= bytes.count { bytes.removeAll(keepingCapacity: bytes.count <= 4 << 20) } else if used > 0 { bytes.removeFirst(used) }
        }
    }

    private func members(_ bytes: [UInt8], _ window: inout Window, _ body: (WebRecord) throws -> Void) throws {
        var position = 0
        while position + 2 < bytes.count {
            guard bytes[position] == 0x1F, bytes[position + 1] == 0x8B, bytes[position + 2] == 8 else {
                position += 1
                continue
            }
            let member = Inflate.pieces(bytes[position...], .gzip) { window.add($0, body) }
            if let failure = window.failure { throw failure }
            // After damage the next member is looked for by its first bytes, and what the damaged one held is a record's end.
            try window.drain(isEnd: !member.isWhole, body)
            position += member.isWhole ? max(member.consumed, 1) : 3
        }
    }

    private func frames(_ bytes: [UInt8], _ window: inout Window, _ body: (WebRecord) throws -> Void) throws {
        _ = Zstandard.stream(bytes) { window.add($0, body) }
        if let failure = window.failure { throw failure }
    }

    static func mediaType(_ value: String) -> String { (value.split(separator: ";").first.map(String.init) ?? "").trimmed.lowercased() }
}
