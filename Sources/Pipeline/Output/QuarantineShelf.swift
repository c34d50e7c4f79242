import Lexicons

/// The quarantine of an output folder between runs.
public struct QuarantineShelf {
    private let folder: OutputFolder
    private let quarantine: Quarantine

    /// The shelf of an output folder; empty when it has none.
    /// - Throws: `FileError`.
    public init(_ output: String) throws {
        folder = OutputFolder(output)
        quarantine = try Quarantine(folder)
    }

    /// All entries, by id.
    public var entries: [QuarantineEntry] { quarantine.all.map(\.entry).sorted { $0.id < $1.id } }

    /// Has entries tried again by the next run, whatever their cause.
    /// - Parameter ids: documents; all when empty.
    /// - Returns: their number.
    /// - Throws: `RunError.locked` while a run holds the folder, or `FileError`.
    public func release(_ ids: [String] = []) throws -> Int {
        let lock = try hold()
        defer { withExtendedLifetime(lock) {} }
        let chosen = chosen(ids)
        for held in chosen {
            var entry = held.entry
            entry.cause = .environment
            try folder.publish(entry.json(), as: held.file)
        }
        return chosen.count
    }

    /// Removes entries. The next run does not look at their documents again unless they change.
    /// - Parameter ids: documents; all when empty.
    /// - Returns: their number.
    /// - Throws: `RunError.locked` while a run holds the folder, or `FileError`.
    public func clear(_ ids: [String] = []) throws -> Int {
        let lock = try hold()
        defer { withExtendedLifetime(lock) {} }
        let chosen = chosen(ids)
        for held in chosen { try AtomicFile.remove(held.file) }
        return chosen.count
    }

    private func chosen(_ ids: [String]) -> [Quarantine.Held] {
        ids.isEmpty ? quarantine.all : quarantine.all.filter { ids.contains($0.entry.id) }
    }

    private func hold() throws -> FolderLock {
        do {
            try AtomicFile.makeFolders("\(folder.state)/tmp")
            return try FolderLock("\(folder.state)/lock")
        } catch let held as FolderLock.Held {
            throw RunError.locked("\(held)")
        }
    }
}
