import Actors
import BenchmarkSupport
import Glibc
import Rapporteur

/// Cost of the actors' dictionaries: loading, look-up and memory.
enum DictionaryMeasurement {
    static func run(folder: String, to line: (String) -> Void) throws {
        let environment = StageEnvironment()
        let before = residentMegabytes()
        var begin = now()
        let options = try OptionDecoder.decode(ActorsOptions.self, from: .object([]))
        let plain = try ActorsStage(options, in: environment)
        line("the program's own dictionaries: \(milliseconds(now() - begin)) ms, \(residentMegabytes() - before) MB")
        let files = Folder.files(below: folder).filter { path in
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return name.contains("actors") || name.contains("agents") || name.contains("discards") || name.contains("IssueCoding")
        }
        var seconds = 0.0, defects = 0
        for path in files {
            let bytes = try Files.read(path)
            let name = path.split(separator: "/").suffix(2).joined(separator: "/")
            begin = now()
            let (count, diagnostics): (String, [DictionaryDiagnostic])
            if name.contains("agents") {
                let agents = PetrarchAgents(file: name, bytes: bytes)
                (count, diagnostics) = ("\(agents.entries.count) agents", agents.diagnostics)
            } else if name.contains("discards") {
                let discards = PetrarchDiscards(file: name, bytes: bytes)
                (count, diagnostics) = ("\(discards.entries.count) discards", discards.diagnostics)
            } else if name.contains("IssueCoding") {
                let issues = PetrarchIssues(file: name, bytes: bytes)
                (count, diagnostics) = ("\(issues.entries.count) issues", issues.diagnostics)
            } else {
                let actors = PetrarchActors(file: name, bytes: bytes)
                let names = actors.records.reduce(0) { $0 + $1.names.count }, codes = actors.records.reduce(0) { $0 + $1.roles.count }
                (count, diagnostics) = ("\(actors.records.count) records, \(names - actors.records.count) synonyms, \(codes) codes", actors.diagnostics)
            }
            let spent = now() - begin
            seconds += spent
            defects += diagnostics.count
            line("\(name): \(count), \(diagnostics.count) defects, \(milliseconds(spent)) ms")
            for diagnostic in diagnostics.prefix(20) { line("  \(diagnostic)") }
        }
        line("all files read: \(milliseconds(seconds)) ms, \(defects) defects")
        let paths = files.filter { $0.contains("phoenix-2018") && ($0.contains("actors") || $0.contains("agents")) }
        begin = now()
        let memory = residentMegabytes()
        let large = try ActorsStage(OptionDecoder.decode(ActorsOptions.self, from: .object([("dictionaries", .array(paths.map { .string($0) }))])), in: environment)
        line("a stage with \(paths.count) files of phoenix-2018: \(milliseconds(now() - begin)) ms, \(residentMegabytes() - memory) MB more")
        for (name, stage) in [("own", plain), ("own and phoenix-2018", large)] {
            let (nanoseconds, found) = ActorsWorkbench(stage).lookUpCost(words: 2_000_000)
            line("look-up with \(name): \(nanoseconds) ns a token (\(found) found)")
        }
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        line("peak memory \(usage.ru_maxrss / 1024) MB")
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }

    /// Megabytes of this process that are in memory now.
    private static func residentMegabytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 128)
        guard fgets(&buffer, 128, file) != nil else { return 0 }
        let fields = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 / 1_048_576 : 0
    }
}
