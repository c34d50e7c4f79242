import BenchmarkSupport
import Glibc
import Rapporteur

/// Speed of the readers of feeds and web archives.
enum FormatSpeed {
    /// CPU seconds of this process.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return DecimalNumber(mantissa: Int64((value * scale).rounded()), exponent: -decimals).description
    }

    /// Reads every feed below a folder with all its fields, and has feedparser do the same where Python has it; prints the ratio of
    /// both, in CPU time, the best of some rounds.
    static func feeds(_ folder: String, rounds: Int, python: String, script: String) throws {
        let splitter = try ArticleSplitter(in: StageEnvironment())
        let inputs = try Folder.files(below: folder).filter { !$0.hasSuffix(".jsonl") }.map { try Files.read($0) }
        let bytes = inputs.reduce(0) { $0 + $1.count }
        var best = Double.infinity
        var entries = 0
        for _ in 0..<max(1, rounds) {
            let begin = now()
            entries = 0
            for input in inputs {
                guard let feed = splitter.feed(input) else { continue }
                entries += feed.entries.count
                for entry in feed.entries { _ = (entry.title?.plain, entry.summary?.plain, entry.body?.value, entry.link, entry.published) }
            }
            best = min(best, now() - begin)
        }
        print("\(inputs.count) feeds, \(fixed(Double(bytes) / 1e6, 2)) MB, \(entries) entries, one core, CPU time, best of \(rounds)")
        print("rapporteur  \(fixed(best * 1000 / Double(max(1, inputs.count)), 4)) ms a feed, \(fixed(Double(bytes) / 1e6 / best, 1)) MB/s")
        fflush(nil)
        setenv("RAPPORTEUR_SECONDS", "\(best)", 1)
        setenv("RAPPORTEUR_ROUNDS", "\(rounds)", 1)
        if system("\(quoted(python)) \(quoted(script)) \(quoted(folder))") != 0 { print("feedparser  not measured: \(python) has no feedparser") }
    }

    /// Reads every archive below a folder record by record.
    static func archives(_ folder: String, rounds: Int) throws {
        let inputs = try Folder.files(below: folder).filter { $0.hasSuffix(".warc") || $0.hasSuffix(".gz") || $0.hasSuffix(".arc") || $0.hasSuffix(".zst") }
            .map { try MappedFile($0).bytes }
        var best = Double.infinity
        var records = 0, payload = 0
        for _ in 0..<max(1, rounds) {
            let begin = now()
            (records, payload) = (0, 0)
            for input in inputs {
                try WebArchiveReader().records(in: input) { record in
                    records += 1
                    payload += record.payload.count
                }
            }
            best = min(best, now() - begin)
        }
        let size = inputs.reduce(0) { $0 + $1.count }
        print("\(inputs.count) archives, \(fixed(Double(size) / 1e6, 2)) MB, \(records) records, \(fixed(Double(payload) / 1e6, 2)) MB of payload, one core, CPU time, best of \(rounds)")
        print("rapporteur  \(fixed(Double(size) / 1e6 / best, 0)) MB/s of archive, \(fixed(Double(payload) / 1e6 / best, 0)) MB/s of payload")
    }

    private static func quoted(_ word: String) -> String { "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'" }
}
