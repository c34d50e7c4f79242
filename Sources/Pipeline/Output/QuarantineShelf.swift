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

    /// Has all entries tried again by the next run, whatever their cause.
    /// - Returns: their number.
    /// - Throws: `RunError.locked` while a run holds the folder, or `FileError`.
    public func release() throws -> Int {
        let lock = try hold()
        defer { withExtendedLifetime(lock) {} }
        for held in quarantine.all {
            var entry = held.entry
            entry.cause = .environment
            try folder.publish(entry.json(), as: held.file)
        }
        return quarantine.count
    }

    /// Removes all entries. The next run does not look at their documents again unless they change.
    /// - Returns: their number.
    /// - Throws: `RunError.locked` while a run holds the folder, or `FileError`.
    public func clear() throws -> Int {
        let lock = try hold()
        defer { withExtendedLifetime(lock) {} }
        for held in quarantine.all { try AtomicFile.remove(held.file) }
        return quarantine.count
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
