import Lexicons

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The loop of `pipe`: requests from one descriptor, answers to another, until the input ends.
public struct PipeServer: Sendable {
    /// Longest request.
    private static let longest = 256 << 20
    private static let greeting = Array(#"{"control":"hello"}"#.utf8)
    private let worker: PipeWorker

    /// A server for a worker.
    public init(_ worker: PipeWorker) { self.worker = worker }

    /// Serves until the input ends.
    /// - Throws: `FileError` when the answers cannot be written.
    public func serve(from input: Int32 = 0, to output: Int32 = 1) throws(FileError) {
        var buffer = LineBuffer()
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            switch Descriptor.read(input, into: &chunk) {
            case .bytes(let count):
                buffer.feed(chunk[..<count])
                while let line = buffer.next() { try serve(line, output) }
                if buffer.pendingCount > Self.longest {
                    throw FileError(path: "standard input", operation: "hold a line of", code: EMSGSIZE)
                }
            case .nothingYet:
                _ = Descriptor.wait(for: POLLIN, on: input, milliseconds: -1)
            case .end:
                return try serve(buffer.rest(), output)
            case .failed(let code):
                throw FileError(path: "standard input", operation: "read", code: code)
            }
        }
    }

    private func serve(_ line: [UInt8], _ output: Int32) throws(FileError) {
        // Blank lines, as at the end of a file, ask for nothing.
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        if line == Self.greeting {
            OrphanWatch.begin()
            return try Descriptor.write(worker.greeting + [0x0A], to: output, name: "standard output")
        }
        var failure: FileError?
        worker.respond(to: line) { answer in
            guard failure == nil else { return }
            do throws(FileError) {
                try Descriptor.write(answer + [0x0A], to: output, name: "standard output")
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}
