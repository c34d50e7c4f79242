import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The lock on an output folder. The system gives it back when the process ends, however it ends: no lock is ever stale.
final class FolderLock {
    /// Another run holds the folder.
    struct Held: Error, CustomStringConvertible {
        let path: String
        var description: String { "another run holds \(path)" }
    }

    private let descriptor: Int32

    /// Takes the lock without waiting.
    /// - Throws: `Held` or `FileError`.
    init(_ path: String, isShared: Bool = false) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
        guard flock(descriptor, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { throw Held(path: path) }
            throw FileError(path: path, operation: "lock", code: code)
        }
    }

    deinit { close(descriptor) }
}
