/// Cuts a stream of bytes into lines. Linear in what is fed, also for very long lines.
struct LineBuffer {
    private var bytes: [UInt8] = []
    private var start = 0
    /// Up to where the bytes were searched for a line feed.
    private var searched = 0

    /// Number of bytes that wait for their line feed.
    var pendingCount: Int { bytes.count - start }

    /// Adds bytes.
    mutating func feed(_ chunk: some Sequence<UInt8>) { bytes.append(contentsOf: chunk) }

    /// The next whole line without its line feed; nil when there is none yet.
    mutating func next() -> [UInt8]? {
        guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
            searched = bytes.count
            if start > 1 << 16 || start == bytes.count { compact() }
            return nil
        }
        let line = Array(bytes[start..<end])
        start = end + 1
        searched = start
        return line
    }

    /// What stands after the last line feed, taken out.
    mutating func rest() -> [UInt8] {
        let rest = Array(bytes[start...])
        self = LineBuffer()
        return rest
    }

    private mutating func compact() {
        bytes.removeFirst(start)
        searched -= start
        start = 0
    }
}
