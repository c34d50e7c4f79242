import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reading and writing of open descriptors, with deadlines where the other side is a process.
enum Descriptor {
    /// Writes all bytes, however many calls it takes.
    /// - Throws: `FileError`.
    static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { raw in
                #if canImport(Glibc)
                Glibc.write(descriptor, raw.baseAddress?.advanced(by: offset), raw.count - offset)
                #else
                Musl.write(descriptor, raw.baseAddress?.advanced(by: offset), raw.count - offset)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    _ = wait(for: POLLOUT, on: descriptor, milliseconds: -1)
                    continue
                }
                throw FileError(path: name, operation: "write to", code: errno)
            }
            offset += count
        }
    }

    /// What a read brought.
    enum Chunk {
        case bytes(Int)
        case end
        case nothingYet
        case failed(Int32)
    }

    /// Reads once into a buffer.
    static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Chunk {
        while true {
            let count = buffer.withUnsafeMutableBytes { raw in
                #if canImport(Glibc)
                Glibc.read(descriptor, raw.baseAddress, raw.count)
                #else
                Musl.read(descriptor, raw.baseAddress, raw.count)
                #endif
            }
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .nothingYet : .failed(errno)
        }
    }

    /// Waits until a descriptor can be read or written; false when the time ran out. Negative time waits for ever.
    static func wait(for events: Int32, on descriptor: Int32, milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
        while true {
            let count = poll(&entry, 1, milliseconds)
            if count < 0, errno == EINTR { continue }
            return count > 0
        }
    }

    /// Makes reads and writes return at once.
    static func makeNonBlocking(_ descriptor: Int32) {
        let flags = fcntl(descriptor, F_GETFL)
        _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    }
}
