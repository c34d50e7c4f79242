import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads folders by bytes: names need not be UTF-8.
enum FolderListing {
    /// The names in a folder but `.` and `..`, sorted by their bytes.
    /// - Throws: `FileError`.
    static func names(_ path: [UInt8]) throws(FileError) -> [[UInt8]] {
        guard let folder = withCPath(path, { opendir($0) }) else {
            throw FileError(path: String(decoding: path, as: UTF8.self), operation: "list", code: errno)
        }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
                    Array(UnsafeBufferPointer(start: start, count: 256).prefix { $0 != 0 })
                }
            }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The status of a path; false when there is none.
    static func status(_ path: [UInt8], followingLinks: Bool, _ status: inout stat) -> Bool {
        withCPath(path) { followingLinks ? stat($0, &status) : lstat($0, &status) } == 0
    }

    /// Lends a path as the system wants it. A path with a NUL in it names nothing: it is cut there.
    static func withCPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var ended = path.map { CChar(bitPattern: $0) }
        ended.append(0)
        return ended.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return "".withCString(body) }
            return body(start)
        }
    }
}
