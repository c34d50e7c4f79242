import Lexicons
import Logging
import Prose

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A batch run: finds what has changed, has it worked on by worker processes, publishes the reports.
public struct Runner {
    private let config: PipelineConfig
    private let options: RunOptions
    private let log: Logger
    private let input: String
    private let folder: OutputFolder

    /// The output folder of the run, as it can be opened from the working folder.
    public var output: String { folder.root }

    /// A run of a configuration.
    public init(_ config: PipelineConfig, options: RunOptions = RunOptions(), log: Logger = Logger(label: "rapporteur.run")) {
        self.config = config
        self.options = options
        self.log = log
        input = Self.withoutSlash(options.input ?? config.resolve(config.input.path))
        folder = OutputFolder(Self.withoutSlash(options.output ?? config.resolve(config.output.path)))
    }

    /// Runs.
    /// - Parameter progress: called now and then.
    /// - Throws: `RunError`; the output is consistent all the same, and the next run goes on from there.
    public func run(progress: @escaping (RunProgress) -> Void = { _ in }) throws -> RunSummary {
        let begin = MonotonicClock.now
        SignalFlag.watch()
        let found: (files: [InputFile], unreadable: [FileError])
        guard AtomicFile.exists(input) else { throw RunError.noInput("no input: \(input) does not exist") }
        if let output = RealPath.of(folder.root), let input = RealPath.of(input), (input + "/").hasPrefix(output + "/") {
            throw RunError.noInput("the input \(self.input) lies in the output folder \(folder.root), which is never read as input")
        }
        do { try AtomicFile.makeFolders(folder.state) } catch { throw RunError.cannotWrite("\(error)") }
        let lock = try takeLock()
        defer { withExtendedLifetime(lock) {} }
        do { try folder.prepare() } catch { throw RunError.cannotWrite("\(error)") }
        let filter = PathFilter(config.input.match)
        do { found = try InputWalk(root: input, filter: filter, output: folder.root).files() } catch {
            throw RunError.noInput("\(error)")
        }

        var supervisor = try supervisor(fileCount: found.files.count, progress)
        defer { supervisor.stopAll() }
        let fingerprint = try supervisor.greet()
        var index = InputIndex(folder.index)
        let choice = choose(found.files, &index, fingerprint, supervisor.quarantine)
        if options.dryRun {
            var summary = supervisor.summary
            summary.files = found.files.count
            summary.wouldRun = choice.jobs.map(\.displayName)
            summary.unchanged = choice.unchanged
            return summary
        }
        var failure: (any Error)?
        if supervisor.summary.signal == nil { do { try supervisor.run(choice.jobs) } catch { failure = error } }

        var summary = supervisor.summary
        summary.files = found.files.count
        summary.unchanged += choice.unchanged
        summary.stillQuarantined += choice.stillQuarantined
        summary.unreadable = found.unreadable.map { "\($0)" }
        for job in supervisor.completed {
            index[job.file.name] = InputIndex.Entry(
                displayName: job.displayName, stamp: job.file.stamp, pipeline: fingerprint, reports: job.reports)
        }
        summary.gone = try gone(&index, found.files, &supervisor)
        summary.seconds = MonotonicClock.now - begin
        do {
            try folder.publish(index.bytes(), as: folder.index)
            try folder.publish(summary.json(pipeline: config.name), as: folder.runRecord)
        } catch {
            if failure == nil { failure = RunError.inputOutput("\(error)") }
        }
        if let failure { throw failure }
        return summary
    }

    private static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private func takeLock() throws -> FolderLock {
        do { return try FolderLock("\(folder.state)/lock") } catch let held as FolderLock.Held {
            throw RunError.locked("\(held)")
        } catch {
            throw RunError.cannotWrite("\(error)")
        }
    }

    private func supervisor(fileCount: Int, _ progress: @escaping (RunProgress) -> Void) throws -> Supervisor {
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let workers = options.workers ?? config.run.workers ?? max(1, cores)
        let settings = Supervisor.Settings(
            command: options.workerCommand + [config.file] + (options.until.map { ["--until", $0] } ?? []),
            workers: min(workers, max(1, fileCount)), timeout: config.run.timeout, retries: config.run.retries,
            stopsAtFailure: options.failFast || config.run.onError == .stop)
        let quarantine: Quarantine
        do { quarantine = try Quarantine(folder) } catch { throw RunError.inputOutput("\(error)") }
        return Supervisor(settings, folder: folder, quarantine: quarantine, log: log, progress: progress)
    }

    /// The files that are to be worked on: those whose stamp, pipeline or reports are not as the index has them.
    private func choose(
        _ files: [InputFile], _ index: inout InputIndex, _ fingerprint: String, _ quarantine: Quarantine
    ) -> (jobs: [FileJob], unchanged: Int, stillQuarantined: Int) {
        let published = PublishedReports(folder: folder)
        let settledBefore = Self.wallClock - Int64(config.input.settle * 1e9)
        let since = options.since.map { Int64($0.dayNumber) * 86_400_000_000_000 }
        var jobs: [FileJob] = []
        var unchanged = 0, stillQuarantined = 0
        for file in files {
            if config.input.settle > 0, file.stamp.modified > settledBefore { continue }
            if let since, file.stamp.modified < since { continue }
            var job = FileJob(file)
            let entries = quarantine.entries(of: job.displayName)
            if !options.all {
                if let entry = index[file.name], entry.stamp == file.stamp, entry.pipeline == fingerprint,
                    entries.allSatisfy({ $0.cause == .document }), isWhole(entry, file.name)
                {
                    unchanged += entry.reports.count
                    stillQuarantined += entries.count
                    continue
                }
                job.known = published.keys(of: file.name)
                for entry in entries where entry.cause == .document { job.known[entry.part ?? ""] = entry.key }
            }
            if let limit = options.limit, jobs.count >= limit { break }
            jobs.append(job)
        }
        return (jobs, unchanged, stillQuarantined)
    }

    private func isWhole(_ entry: InputIndex.Entry, _ name: [UInt8]) -> Bool {
        entry.reports.allSatisfy { report in
            let part = report.part.isEmpty ? nil : report.part
            return AtomicFile.exists("\(folder.reports)/\(ReportName.path(of: name, part: part))")
        }
    }

    /// The files that the index has and the input folder no longer; with `--prune` their reports go too.
    private func gone(_ index: inout InputIndex, _ files: [InputFile], _ supervisor: inout Supervisor) throws -> [String] {
        let present = Set(files.map(\.name))
        var names: [String] = []
        for (name, entry) in index.entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
        where !present.contains(name) {
            names.append(entry.displayName)
            guard options.prune else { continue }
            do {
                for report in entry.reports {
                    let part = report.part.isEmpty ? nil : report.part
                    try AtomicFile.remove("\(folder.reports)/\(ReportName.path(of: name, part: part))")
                }
                try supervisor.forget(entry.displayName)
            } catch {
                throw RunError.inputOutput("\(error)")
            }
            index[name] = nil
        }
        return names
    }

    private static var wallClock: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
