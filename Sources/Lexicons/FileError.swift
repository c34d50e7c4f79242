#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A system call on a file that failed.
public struct FileError: Error, Equatable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// What was tried: open, read, map, …
    public let operation: String
    /// The system's error number.
    public let code: Int32

    /// An error of a system call.
    public init(path: String, operation: String, code: Int32) {
        self.path = path
        self.operation = operation
        self.code = code
    }

    /// `cannot open /x/y: No such file or directory`.
    public var description: String { "cannot \(operation) \(path): \(String(cString: strerror(code)))" }
}
