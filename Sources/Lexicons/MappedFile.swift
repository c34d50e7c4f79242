#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file mapped read-only into memory: shared by all threads and, through the page cache, by all workers.
public final class MappedFile: Sendable {
    /// The path that was opened.
    public let path: String
    nonisolated(unsafe) private let base: UnsafeRawPointer?
    /// Size in bytes.
    public let count: Int
    /// What the file was like when it was opened.
    public let stamp: FileStamp

    // The mapping is read-only and lives as long as the object.
    private struct Pointer: @unchecked Sendable { let raw: UnsafeMutableRawPointer }
    private let mapping: Pointer?

    /// Maps a file.
    /// - Throws: `FileError` with the path and the system's reason.
    public init(_ path: String) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "stat", code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, operation: "read", code: EISDIR) }
        count = Int(status.st_size)
        stamp = FileStamp(status)
        if count == 0 {
            mapping = nil
            base = nil
            return
        }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw FileError(path: path, operation: "map", code: errno)
        }
        mapping = Pointer(raw: address)
        base = UnsafeRawPointer(address)
    }

    deinit {
        if let mapping { munmap(mapping.raw, count) }
    }

    /// Lends the bytes for the length of a call.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : count))
    }

    /// A copy of the bytes.
    public var bytes: [UInt8] { withBytes { Array($0) } }
    /// The contents as text; ill-formed UTF-8 becomes U+FFFD.
    public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
