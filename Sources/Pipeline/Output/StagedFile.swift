import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file that is written bit by bit where nobody looks, and put in its place when it is whole.
final class StagedFile {
    private static let bufferLength = 1 << 18

    private let staging: String
    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isPublished = false

    /// Begins a file.
    /// - Parameter staging: where it is written, on the same file system as `path`.
    /// - Throws: `FileError`.
    init(_ path: String, staging: String) throws(FileError) {
        self.path = path
        self.staging = staging
        descriptor = open(staging, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: staging, operation: "create", code: errno) }
    }

    /// Adds bytes at its end.
    /// - Throws: `FileError`.
    func append(_ bytes: [UInt8]) throws(FileError) {
        buffer += bytes
        if buffer.count >= Self.bufferLength { try flush() }
    }

    /// Puts the file in its place. The caller syncs the folder.
    /// - Throws: `FileError`.
    func publish() throws(FileError) {
        try flush()
        guard fsync(descriptor) == 0 else { throw FileError(path: staging, operation: "sync", code: errno) }
        guard rename(staging, path) == 0 else { throw FileError(path: path, operation: "rename to", code: errno) }
        isPublished = true
    }

    private func flush() throws(FileError) {
        try Descriptor.write(buffer, to: descriptor, name: staging)
        buffer.removeAll(keepingCapacity: true)
    }

    deinit {
        close(descriptor)
        if !isPublished { unlink(staging) }
    }
}
