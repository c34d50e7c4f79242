import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Files that are there whole or not at all, also after a crash of the machine.
enum AtomicFile {
    /// Writes a file: temporary file, fsync, rename, fsync of the folder.
    /// - Parameters:
    ///   - staging: path of the temporary file, on the same file system.
    ///   - isLasting: false for what may be lost when the machine crashes.
    ///   - syncsFolder: false when the caller syncs the folder later: until then a crash may take the file back, whole.
    /// - Throws: `FileError`; the temporary file is taken away then.
    static func write(_ bytes: [UInt8], to path: String, staging: String, isLasting: Bool = true, syncsFolder: Bool = true) throws(FileError) {
        let descriptor = open(staging, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: staging, operation: "create", code: errno) }
        do throws(FileError) {
            try fill(descriptor, bytes, staging, isLasting)
            guard rename(staging, path) == 0 else { throw FileError(path: path, operation: "rename to", code: errno) }
        } catch {
            unlink(staging)
            throw error
        }
        if isLasting, syncsFolder { try synchroniseFolder(of: path) }
    }

    private static func fill(_ descriptor: Int32, _ bytes: [UInt8], _ path: String, _ isLasting: Bool) throws(FileError) {
        var failure: FileError?
        do throws(FileError) { try Descriptor.write(bytes, to: descriptor, name: path) } catch { failure = error }
        if failure == nil, isLasting, fsync(descriptor) != 0 { failure = FileError(path: path, operation: "sync", code: errno) }
        if close(descriptor) != 0, failure == nil { failure = FileError(path: path, operation: "close", code: errno) }
        if let failure { throw failure }
    }

    /// Makes a folder and those above it.
    /// - Throws: `FileError`.
    static func makeFolders(_ path: String) throws(FileError) {
        if mkdir(path, 0o777) == 0 { return try synchroniseFolder(of: path) }
        if errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw FileError(path: path, operation: "make folder", code: errno)
        }
        try makeFolders(String(path[..<slash]))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileError(path: path, operation: "make folder", code: errno)
        }
        try synchroniseFolder(of: path)
    }

    /// Removes a file; one that is not there is no error.
    /// - Throws: `FileError`.
    static func remove(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileError(path: path, operation: "remove", code: errno) }
    }

    /// True when there is a file of that path.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Makes a rename last: fsync of the folder that holds the path.
    static func synchroniseFolder(of path: String) throws(FileError) {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: folder, operation: "open", code: errno) }
        defer { close(descriptor) }
        // Some file systems cannot sync folders; their renames are as safe as they get.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw FileError(path: folder, operation: "sync", code: errno) }
    }
}
