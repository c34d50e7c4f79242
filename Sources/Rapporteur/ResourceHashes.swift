import Lexicons

/// What the program's word lists and models are: one hash a room, and one for each model.
public struct ResourceHashes: Sendable {
    /// The rooms that have resources.
    public static let rooms = [
        "Language", "Ingest", "Dates", "Actors", "Figures", "Quotes", "Events", "Claims", "Stance", "Risk", "Reports",
    ]

    /// `language lexicons 0a1b2c3d4e5f` and so on, in a fixed order.
    public let lines: [String]

    /// Hashes all resources: some twenty megabytes.
    public init(_ locator: ResourceLocator) {
        var lines: [String] = []
        for room in Self.rooms {
            var lists = SHA256()
            var count = 0
            for name in locator.list("", in: room) {
                guard let path = try? locator.path(of: name, in: room), let file = try? MappedFile(path) else { continue }
                let hash = file.withBytes { SHA256.hexadecimal(of: $0) }
                if name.hasSuffix(".model") || name.hasSuffix(".bin") {
                    lines.append("model \(room)/\(name) \(hash.prefix(16))")
                } else {
                    lists.update(Array("\(name) \(hash)\n".utf8))
                    count += 1
                }
            }
            if count > 0 { lines.append("lists \(room) (\(count) files) \(lists.hexadecimal().prefix(16))") }
        }
        self.lines = lines
    }
}
