import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads a file line by line, so that a large one needs little memory.
enum FileLines {
    private static let chunkLength = 1 << 18

    /// Calls the closure for each line, without its end, until it answers false.
    /// - Returns: false when the file could not be read to its end, or the closure ended it.
    static func forEach(_ path: String, _ body: (UnsafeBufferPointer<UInt8>.SubSequence) throws -> Bool) rethrows -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var buffer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkLength)
        while true {
            let isLast: Bool
            switch Descriptor.read(descriptor, into: &chunk) {
            case .bytes(let count):
                buffer += chunk[..<count]
                isLast = false
            case .end: isLast = true
            case .nothingYet, .failed: return false
            }
            var used = 0
            let goesOn = try buffer.withUnsafeBufferPointer { bytes in
                while let end = bytes[used...].firstIndex(of: 0x0A) ?? (isLast && used < bytes.count ? bytes.count : nil) {
                    let line = bytes[used..<end]
                    used = min(end + 1, bytes.count)
                    if try !body(line) { return false }
                }
                return true
            }
            if !goesOn { return false }
            if isLast { return true }
            buffer.removeFirst(used)
        }
    }
}
