import Lexicons

/// A place for a worker process, with the files that it was sent.
struct WorkerSlot {
    /// What the worker is at.
    struct Current {
        var part: String?
        var key: String
        var stage: String?
    }

    var process: ChildProcess?
    var buffer = LineBuffer()
    /// The first is worked on, the second waits in the pipe.
    var queue: [FileJob] = []
    var current: Current?
    /// The report whose line comes next.
    var announced: (part: String?, key: String, timings: [(step: String, microseconds: Int)])?
    /// When the part at hand (or the file, before its first part) was begun.
    var clock = 0.0
    var hasGreeted = false

    /// Starts a worker and greets it.
    /// - Throws: `FileError`.
    mutating func start(_ command: [String]) throws(FileError) {
        let process = try ChildProcess.start(command, variables: [("SWIFT_BACKTRACE", "enable=no")], inOwnGroup: true)
        self.process = process
        buffer = LineBuffer()
        current = nil
        announced = nil
        hasGreeted = false
        clock = MonotonicClock.now
        do throws(FileError) {
            try Descriptor.write(Array("{\"control\":\"hello\"}\n".utf8), to: process.input, name: "a worker")
        } catch {
            _ = stop()
            throw error
        }
    }

    /// Ends the worker.
    /// - Returns: how it ended.
    mutating func stop() -> String {
        let end = process?.kill() ?? "was not running"
        process = nil
        return end
    }
}
