#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where data goes.
enum StandardOutput {
    static let descriptor: Int32 = 1

    static func write(_ text: String) { writeAll(Array(text.utf8), descriptor) }
    static func write(_ bytes: [UInt8]) { writeAll(bytes, descriptor) }
}

/// Where talk goes: progress, warnings, errors.
enum StandardError {
    static let descriptor: Int32 = 2

    static func write(_ text: String) { writeAll(Array(text.utf8), descriptor) }
}

/// Writes all bytes; a reader that went away is no error of ours.
private func writeAll(_ bytes: [UInt8], _ descriptor: Int32) {
    var offset = 0
    while offset < bytes.count {
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset) }
        if count < 0 {
            if errno == EINTR { continue }
            return
        }
        offset += count
    }
}
