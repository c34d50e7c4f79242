import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads whole files into memory. Input files are read and not mapped: one that is cut short meanwhile must not kill the reader.
enum FileBytes {
    /// The bytes of a regular file of at most `limit` bytes.
    /// - Throws: `FileError`; a bigger file fails with `EFBIG`, a folder with `EISDIR`.
    static func contents(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
        try contents(rawPath: Array(path.utf8), limit: limit)
    }

    /// The same for a path that need not be UTF-8.
    static func contents(rawPath: [UInt8], limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
        let path = String(decoding: rawPath, as: UTF8.self)
        // Without O_NONBLOCK a FIFO among the inputs would hold the reader for ever.
        let descriptor = FolderListing.withCPath(rawPath) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, operation: "stat", code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path: path, operation: "read", code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        guard Int(status.st_size) <= limit else { throw FileError(path: path, operation: "read", code: EFBIG) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(max(Int(status.st_size) + 1, 4096), 1 << 20))
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileError(path: path, operation: "read", code: errno)
            }
            if bytes.isEmpty { bytes.reserveCapacity(Int(status.st_size)) }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else { throw FileError(path: path, operation: "read", code: EFBIG) }
        }
    }

    /// The first bytes of a file; nil when it cannot be read.
    static func head(of path: String, count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        guard case .bytes(let found) = Descriptor.read(descriptor, into: &bytes) else { return nil }
        return Array(bytes[..<found])
    }
}
