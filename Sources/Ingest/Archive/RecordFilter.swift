/// Which records of a web archive are read: by type of record, HTTP status, media type and address.
struct RecordFilter: Sendable {
    /// An option that cannot be read.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private let statuses: [ClosedRange<Int>]
    private let types: [Wildcard]
    private let addresses: [Wildcard]

    /// - Throws: `Fault`.
    init(_ options: IngestOptions) throws {
        statuses = try options.statuses.map(Self.range)
        types = options.types.map { Wildcard($0.lowercased()) }
        addresses = options.addresses.map { Wildcard($0) }
    }

    /// Records that repeat another's payload, or that hold none, are never read.
    func takes(_ record: WebRecord) -> Bool {
        guard ["response", "resource", "conversion"].contains(record.type), !record.payload.isEmpty else { return false }
        if let status = record.status, !statuses.contains(where: { $0.contains(status) }) { return false }
        if !addresses.isEmpty, !addresses.contains(where: { $0.matches(record.address ?? "") }) { return false }
        let type = record.mediaType ?? ""
        // What has no type is looked at; text that somebody took out of a page is text.
        return type.isEmpty || types.contains { $0.matches(type) } || record.type == "conversion" && type == "text/plain"
    }

    /// "200", "2xx" or "200-299".
    private static func range(_ text: String) throws -> ClosedRange<Int> {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        if parts.count == 1, let status = parts[0] { return status...status }
        if parts.count == 2, let low = parts[0], let high = parts[1], low <= high { return low...high }
        let bytes = Array(text.lowercased().utf8)
        if bytes.count == 3, bytes[1] == 0x78, bytes[2] == 0x78, bytes[0] >= 0x31, bytes[0] <= 0x35 {
            let low = Int(bytes[0] - 0x30) * 100
            return low...(low + 99)
        }
        throw Fault(description: "statuses: '\(text)' is no HTTP status, class (2xx) or range (200-299)")
    }
}
