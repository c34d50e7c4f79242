#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What tells whether a file was touched since it was last looked at, without reading it.
public struct FileStamp: Sendable, Equatable {
    /// Number of the file on its file system.
    public var inode: UInt64
    /// Size in bytes.
    public var size: Int64
    /// Last change of the contents, in nanoseconds since 1970.
    public var modified: Int64
    /// Last change of contents or attributes, in nanoseconds since 1970; cannot be set back by a program.
    public var changed: Int64

    /// A stamp of these values.
    public init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// The stamp that a status holds.
    public init(_ status: stat) {
        func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
        #if canImport(Darwin)
        let (modification, change) = (status.st_mtimespec, status.st_ctimespec)
        #else
        let (modification, change) = (status.st_mtim, status.st_ctim)
        #endif
        self.init(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), modified: nanoseconds(modification),
            changed: nanoseconds(change))
    }

    /// The stamp of the file at a path; nil when there is none.
    public init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The four numbers with colons between them.
    public var text: String { "\(inode):\(size):\(modified):\(changed)" }

    /// The stamp that `text` gives; nil when it is none.
    public init?(text: String) {
        let numbers = text.split(separator: ":").compactMap { Int64($0) }
        guard numbers.count == 4 else { return nil }
        self.init(inode: UInt64(clamping: numbers[0]), size: numbers[1], modified: numbers[2], changed: numbers[3])
    }
}
