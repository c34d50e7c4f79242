import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where derived files of an output folder are made: they appear whole, and one process at a time makes them.
///
/// A run that goes on meanwhile is not in the way: it has its own place for what is half written.
public final class ViewWorkshop {
    /// Another process makes views of the same folder.
    public struct Busy: Error, CustomStringConvertible {
        /// The output folder.
        public let output: String
        /// The error in words, for people.
        public var description: String { "another process makes views of \(output); try again when it is through" }
    }

    private let folder: OutputFolder
    private let room: String
    private let lock: FolderLock
    private var streams: [(path: String, file: StagedFile)] = []
    /// Folders with names that are not yet on the disk for good.
    private var unsynced: Set<String> = []
    private var needsSync = false
    /// Hashes of what was published: of millions of pages only these are kept.
    private var published: Set<Int> = []

    /// Takes the lock and clears away what a killed process left.
    /// - Throws: `Busy` or `FileError`.
    public init(_ output: String) throws {
        folder = OutputFolder(output)
        room = "\(folder.state)/views"
        try AtomicFile.makeFolders(room)
        do { lock = try FolderLock("\(folder.state)/views.lock") } catch is FolderLock.Held { throw Busy(output: output) }
        try clear()
    }

    // On a disk that is full, what could not be finished must not go on filling it.
    deinit { try? clear() }

    private func clear() throws {
        for name in try FolderListing.names(Array(room.utf8)) { try AtomicFile.remove("\(room)/\(String(decoding: name, as: UTF8.self))") }
    }

    /// Adds bytes to a file that `finish` publishes.
    /// - Parameter path: below the output folder.
    /// - Throws: `FileError`.
    public func append(_ bytes: [UInt8], to path: String) throws(FileError) {
        if let stream = streams.first(where: { $0.path == path }) { return try stream.file.append(bytes) }
        let full = try prepared(path)
        let file = try StagedFile(full, staging: "\(room)/stream-\(streams.count)")
        streams.append((path, file))
        try file.append(bytes)
    }

    /// Publishes a whole file.
    /// - Throws: `FileError`.
    public func publish(_ bytes: [UInt8], as path: String) throws(FileError) {
        let full = try prepared(path)
        // Of thousands of pages not each is synced: all are, by one call, before it counts that they were made.
        try AtomicFile.write(bytes, to: full, staging: "\(room)/whole", isLasting: false)
        published.insert(full.hashValue)
        needsSync = true
    }

    /// A path for a file that something else writes; `publish(draft:as:)` puts it in its place.
    public func draft(_ name: String) -> String { "\(room)/\(name)" }

    /// Publishes a file that something else has written.
    /// - Throws: `FileError`.
    public func publish(draft name: String, as path: String) throws(FileError) {
        let full = try prepared(path), source = draft(name)
        let descriptor = open(source, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: source, operation: "open", code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileError(path: source, operation: "sync", code: errno) }
        guard rename(source, full) == 0 else { throw FileError(path: full, operation: "rename to", code: errno) }
    }

    /// Publishes the files that were written bit by bit.
    /// - Throws: `FileError`.
    public func finish() throws(FileError) {
        for stream in streams {
            try stream.file.publish()
            published.insert("\(folder.root)/\(stream.path)".hashValue)
        }
        streams = []
        if needsSync { sync() }
        needsSync = false
        for folder in unsynced.sorted() { try AtomicFile.synchroniseFolder(of: "\(folder)/") }
        unsynced = []
    }

    /// Removes the files below a folder that were not published here: pages of reports that are gone.
    /// - Throws: `FileError`.
    public func removeOthers(below path: String) throws(FileError) {
        var pending = ["\(folder.root)/\(path)"]
        while let place = pending.popLast() {
            for name in (try? FolderListing.names(Array(place.utf8))) ?? [] {
                let full = "\(place)/\(String(decoding: name, as: UTF8.self))"
                var status = stat()
                guard lstat(full, &status) == 0 else { continue }
                if status.st_mode & S_IFMT == S_IFDIR {
                    pending.append(full)
                } else if !published.contains(full.hashValue) {
                    try AtomicFile.remove(full)
                }
            }
        }
    }

    /// Removes a draft.
    /// - Throws: `FileError`.
    public func discard(_ name: String) throws(FileError) { try AtomicFile.remove(draft(name)) }

    private func prepared(_ path: String) throws(FileError) -> String {
        let full = "\(folder.root)/\(path)"
        if let slash = full.lastIndex(of: "/"), unsynced.insert(String(full[..<slash])).inserted {
            try AtomicFile.makeFolders(String(full[..<slash]))
        }
        return full
    }
}
