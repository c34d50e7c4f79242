#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A conversation with a process, a line each way, with deadlines.
struct LineChannel: Sendable {
    /// Why a line did not come or go.
    enum Failure: Error, CustomStringConvertible {
        case deadline(Double)
        case closed
        case tooLong

        var description: String {
            switch self {
            case .deadline(let seconds): "no answer within \(seconds) s"
            case .closed: "the program closed its end"
            case .tooLong: "an answer of more than 256 MiB"
            }
        }
    }

    private static let longest = 256 << 20
    private let process: ChildProcess
    private var buffer = LineBuffer()
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    init(_ process: ChildProcess) {
        self.process = process
        Descriptor.makeNonBlocking(process.input)
    }

    /// Sends a line; takes in what comes meanwhile, so that neither side waits for the other.
    mutating func send(_ line: [UInt8], within seconds: Double) throws {
        let deadline = MonotonicClock.now + seconds
        let bytes = line + [0x0A]
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { write(process.input, $0.baseAddress?.advanced(by: offset), $0.count - offset) }
            if count > 0 {
                offset += count
            } else if errno == EAGAIN {
                try pump()
                guard Descriptor.wait(for: POLLOUT, on: process.input, milliseconds: 20) || MonotonicClock.now < deadline else {
                    throw Failure.deadline(seconds)
                }
            } else if errno != EINTR {
                throw Failure.closed
            }
        }
    }

    /// The next line.
    mutating func receive(within seconds: Double) throws -> [UInt8] {
        let deadline = MonotonicClock.now + seconds
        while true {
            if let line = buffer.next() { return line }
            let left = deadline - MonotonicClock.now
            guard left > 0, Descriptor.wait(for: POLLIN, on: process.output, milliseconds: Int32(min(left * 1000 + 1, 60_000)))
            else {
                if left > 0 { continue }
                throw Failure.deadline(seconds)
            }
            try pump()
        }
    }

    /// Ends the process.
    func stop() -> String { process.kill() }

    private mutating func pump() throws {
        switch Descriptor.read(process.output, into: &chunk) {
        case .bytes(let count): buffer.feed(chunk[..<count])
        case .nothingYet: return
        case .end, .failed: throw Failure.closed
        }
        guard buffer.pendingCount <= Self.longest else { throw Failure.tooLong }
    }
}
