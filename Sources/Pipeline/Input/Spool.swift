import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Keeps what comes on standard input in a file, so that it can be split, retried and worked on like any other input.
enum Spool {
    /// Copies a descriptor to its end into a file.
    /// - Throws: `FileError`.
    static func copy(_ input: Int32, to path: String) throws(FileError) {
        let output = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw FileError(path: path, operation: "create", code: errno) }
        defer { close(output) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while SignalFlag.signal == nil {
            switch Descriptor.read(input, into: &chunk) {
            case .bytes(let count): try Descriptor.write(Array(chunk[..<count]), to: output, name: path)
            case .nothingYet: _ = Descriptor.wait(for: POLLIN, on: input, milliseconds: 500)
            case .end: return
            case .failed(let code): throw FileError(path: "standard input", operation: "read", code: code)
            }
        }
    }
}
