/// A pattern in which `*` stands for any characters, none among them.
struct Wildcard: Sendable {
    private let parts: [[UInt8]]

    init(_ pattern: String) {
        parts = pattern.utf8.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)
    }

    /// True when the whole text fits. Each part is looked for once, from the left: linear in practice.
    func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.starts(with: parts[0]) else { return false }
        if parts.count == 1 { return bytes.count == parts[0].count }
        var position = parts[0].count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.first(part, in: bytes, from: position) else { return false }
            position = found + part.count
        }
        let last = parts[parts.count - 1]
        return bytes.count - position >= last.count && bytes.suffix(last.count).elementsEqual(last)
    }

    private static func first(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count - start >= needle.count else { return nil }
        return (start...(bytes.count - needle.count)).first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
    }
}
