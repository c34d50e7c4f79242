import Lexicons

/// The documents that were set aside, one file an entry, under the same names as reports.
struct Quarantine {
    /// An entry with the path of its file.
    struct Held {
        var entry: QuarantineEntry
        var file: String
    }

    private let folder: OutputFolder
    /// Entries by the name of their input file.
    private var byPath: [String: [Held]] = [:]

    /// Reads all entries.
    /// - Throws: `FileError`.
    init(_ folder: OutputFolder) throws(FileError) {
        self.folder = folder
        var pending = [folder.quarantine]
        while let path = pending.popLast() {
            guard let names = try? FolderListing.names(Array(path.utf8)) else { continue }
            for name in names {
                let full = "\(path)/\(String(decoding: name, as: UTF8.self))"
                guard full.hasSuffix(".json") else {
                    pending.append(full)
                    continue
                }
                guard let bytes = try? FileBytes.contents(full), let entry = QuarantineEntry(json: bytes) else { continue }
                byPath[entry.path, default: []].append(Held(entry: entry, file: full))
            }
        }
    }

    /// The entries of an input file.
    func entries(of path: String) -> [QuarantineEntry] { (byPath[path] ?? []).map(\.entry) }

    /// All entries, by the path of their files.
    var all: [Held] { byPath.values.flatMap { $0 }.sorted { $0.file < $1.file } }

    /// True when nothing is set aside.
    var isEmpty: Bool { byPath.isEmpty }

    /// Number of all entries.
    var count: Int { byPath.values.reduce(0) { $0 + $1.count } }

    /// Adds an entry, in place of the one that the document had.
    /// - Throws: `FileError`.
    mutating func add(_ entry: QuarantineEntry, name: [UInt8]) throws(FileError) {
        let file = "\(folder.quarantine)/\(ReportName.path(of: name, part: entry.part))"
        if let slash = file.lastIndex(of: "/") { try AtomicFile.makeFolders(String(file[..<slash])) }
        try folder.publish(entry.json(), as: file)
        var held = byPath[entry.path] ?? []
        held.removeAll { $0.entry.part == entry.part }
        held.append(Held(entry: entry, file: file))
        byPath[entry.path] = held
    }

    /// Takes away the entries of an input file whose part is not among those that stand.
    /// - Throws: `FileError`.
    mutating func keep(only parts: Set<String>, of path: String) throws(FileError) {
        guard let held = byPath[path] else { return }
        for one in held where !parts.contains(one.entry.part ?? "") { try AtomicFile.remove(one.file) }
        byPath[path] = held.filter { parts.contains($0.entry.part ?? "") }
    }
}
