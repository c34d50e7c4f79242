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
    private let input: InputPlace
    let folder: OutputFolder

    /// The output folder of the run, as it can be opened from the working folder.
    public var output: String { folder.root }

    /// A run of a configuration.
    public init(_ config: PipelineConfig, options: RunOptions = RunOptions(), log: Logger = Logger(label: "rapporteur.run")) {
        self.config = config
        self.options = options
        self.log = log
        input = InputPlace(Self.withoutSlash(options.input ?? config.resolve(config.input.path)))
        folder = OutputFolder(Self.withoutSlash(options.output ?? config.resolve(config.output.path)), shard: options.shard)
    }

    /// Runs.
    /// - Parameters:
    ///   - progress: called now and then.
    ///   - afterwards: called when all is done, while no other run can touch the reports.
    /// - Throws: `RunError`, and what `afterwards` throws; the output is consistent all the same, and the next run goes on from there.
    public func run(
        progress: @escaping (RunProgress) -> Void = { _ in }, afterwards: (RunSummary) throws -> Void = { _ in }
    ) throws -> RunSummary {
        let begin = MonotonicClock.now
        SignalFlag.watch()
        try checkInput()
        let locks = try hold()
        defer { withExtendedLifetime(locks) {} }
        let found = try files()
        var supervisor = try supervisor(fileCount: found.files.count, progress)
        defer { supervisor.stopAll() }
        let fingerprint = try fingerprint(&supervisor)
        let worksAs = "\(fingerprint)+\(config.input.longest)"
        var selection = JobSelection(options: options, folder: folder, settle: config.input.settle, pipeline: worksAs)
        selection.choose(found.files, supervisor.quarantine)
        if let root = input.root { selection.spare(found.unreadable, below: root) }
        if options.dryRun {
            var summary = supervisor.summary
            summary.files = found.files.count
            summary.wouldRun = selection.jobs.map { found.files[Int($0)].displayName }
            summary.unchanged = selection.unchanged
            try afterwards(summary)
            return summary
        }
        var failure: (any Error)?
        if !selection.jobs.isEmpty || options.prune {
            // Tables and views made of the reports are old from now on, also when this run does not end.
            do { try AtomicFile.remove(folder.afterRun) } catch { throw RunError.inputOutput("\(error)") }
        }
        let jobs = JobQueue(found.files, selection.jobs, published: options.all ? nil : PublishedReports(folder: folder))
        if supervisor.summary.signal == nil { do { try supervisor.run(jobs) } catch { failure = error } }

        var summary = supervisor.summary
        summary.fingerprint = fingerprint
        summary.files = found.files.count
        summary.unchanged += selection.unchanged
        summary.stillQuarantined += selection.stillQuarantined
        summary.waiting = selection.waiting
        summary.unreadable = found.unreadable.map { "\($0)" }
        summary.orphanedSidecars = found.files.orphans
        // What came on standard input says nothing of the other inputs.
        if input != .standardInput { summary.gone = try gone(selection.gone, &supervisor) }
        summary.seconds = MonotonicClock.now - begin
        do {
            if !selection.jobs.isEmpty || !selection.hasIndex || options.prune && !selection.gone.isEmpty {
                try writeIndex(found.files, supervisor.completed, selection, worksAs)
            }
            try folder.publish(summary.json(pipeline: config.name), as: folder.runRecord)
            try RunHistory.add(summary, pipeline: config.name, to: folder)
        } catch {
            if failure == nil { failure = RunError.inputOutput("\(error)") }
        }
        if let failure { throw failure }
        try afterwards(summary)
        return summary
    }

    private static func withoutSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private func checkInput() throws {
        guard let root = input.root else { return }
        guard AtomicFile.exists(root) else { throw RunError.noInput("no input: \(root) does not exist") }
        if let output = RealPath.of(folder.root), let input = RealPath.of(root), (input + "/").hasPrefix(output + "/") {
            throw RunError.noInput("the input \(root) lies in the output folder \(folder.root), which is never read as input")
        }
    }

    private func hold() throws -> [FolderLock] {
        do {
            try AtomicFile.makeFolders(folder.state)
            let locks = try folder.takeLocks()
            try folder.prepare()
            return locks
        } catch let held as FolderLock.Held {
            throw RunError.locked("\(held)")
        } catch {
            throw RunError.cannotWrite("\(error)")
        }
    }

    private func files() throws -> (files: InputFiles, unreadable: [FileError]) {
        var found: (files: InputFiles, unreadable: [FileError])
        do {
            switch input {
            case .path(let path): found = try walk(path, PathFilter(config.input.match))
            case .pattern(let root, let glob): found = try walk(root, PathFilter([glob]))
            case .standardInput:
                let path = "\(folder.staging)/\(InputPlace.standardInputName)"
                try Spool.copy(0, to: path)
                guard let stamp = FileStamp(path: path) else { throw FileError(path: path, operation: "stat", code: errno) }
                let file = InputFile(name: Array(InputPlace.standardInputName.utf8), path: Array(path.utf8), stamp: stamp)
                found = (InputFiles(file), [])
            }
        } catch {
            throw RunError.noInput("\(error)")
        }
        if let shard = options.shard { found.files.keep { shard.takes($0) } }
        return found
    }

    private func walk(_ root: String, _ filter: PathFilter) throws(FileError) -> (files: InputFiles, unreadable: [FileError]) {
        try InputWalk(root: root, filter: filter, output: folder.root, sidecar: config.input.sidecar).files()
    }

    private func supervisor(fileCount: Int, _ progress: @escaping (RunProgress) -> Void) throws -> Supervisor {
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let workers = options.workers ?? config.run.workers ?? max(1, cores)
        let settings = Supervisor.Settings(
            command: options.workerCommand + [config.file] + (options.until.map { ["--until", $0] } ?? []),
            workers: min(workers, max(1, fileCount)), timeout: config.run.timeout, memory: config.run.memory,
            retries: config.run.retries, stopsAtFailure: options.failFast || config.run.onError == .stop,
            keepsLayers: config.run.cache)
        let quarantine: Quarantine
        do { quarantine = try Quarantine(folder) } catch { throw RunError.inputOutput("\(error)") }
        return Supervisor(settings, folder: folder, quarantine: quarantine, log: log, progress: progress)
    }

    /// The pipeline's fingerprint: the recorded one while nothing that it was made of was touched, else what a worker says.
    private func fingerprint(_ supervisor: inout Supervisor) throws -> String {
        let known = PlanRecord(file: folder.plan)
        if let plan = options.plan, let known, known.isCurrent(for: plan, locator: options.locator) {
            supervisor.expect(known.fingerprint)
            return known.fingerprint
        }
        let fingerprint = try supervisor.greet()
        guard let record = supervisor.record, record != known else { return fingerprint }
        do {
            // The older one stays, for `explain`: reports that were made with it may still be there.
            if let known, known.fingerprint != fingerprint { try folder.publish(known.bytes, as: folder.plan(of: known.fingerprint)) }
            try folder.publish(record.bytes, as: folder.plan)
        } catch {
            throw RunError.inputOutput("\(error)")
        }
        return fingerprint
    }

    /// The names of the files that are gone; with `--prune` their reports go too.
    private func gone(_ items: [GoneFiles.Item], _ supervisor: inout Supervisor) throws -> [String] {
        var names: [String] = []
        for item in items {
            let file = InputFile(name: item.name, path: [], stamp: Self.noStamp)
            names.append(file.displayName)
            guard options.prune else { continue }
            do {
                for report in item.reports {
                    try AtomicFile.remove(report)
                    try AtomicFile.remove(LayerCache.path(ofReport: report, in: folder))
                }
                try supervisor.forget(file.displayName)
            } catch {
                throw RunError.inputOutput("\(error)")
            }
        }
        return names
    }

    private static let noStamp = FileStamp(inode: 0, size: 0, modified: 0, changed: 0)

    /// Writes the index: what it had, with the files that this run is through with, and without those that were pruned.
    private func writeIndex(_ files: InputFiles, _ completed: CompletedFiles, _ selection: JobSelection, _ worksAs: String) throws {
        var completed = completed
        completed.sort()
        var writer = try IndexWriter(folder.index, staging: "\(folder.staging)/index")
        var next = 0
        let pruned = options.prune && input != .standardInput ? Set(selection.gone.map(\.name)) : []

        func addCompleted(upTo name: [UInt8]?) throws {
            while next < completed.count {
                let number = completed.number(next)
                let own = files.name(number)
                if let name, name.lexicographicallyPrecedes(own) { return }
                try writer.add(own, files.stamp(number), pipeline: worksAs, reports: completed.reports(next))
                next += 1
                if own == name { return }
            }
        }
        func addOld(_ name: [UInt8], _ stamp: FileStamp, _ pipeline: String, _ reports: [(part: String, key: String)]) throws {
            let before = next
            try addCompleted(upTo: name)
            if next > before, files.name(completed.number(next - 1)) == name { return }
            if !pruned.contains(name) { try writer.add(name, stamp, pipeline: pipeline, reports: InputIndex.encode(reports)) }
        }
        if selection.hasIndex {
            _ = try InputIndex.forEach(folder.index) { try addOld($0.name, $0.stamp, $0.pipeline, $0.reports) }
        } else if input != .standardInput {
            // An index that is made anew goes on knowing the files that are gone.
            for item in selection.gone { try addOld(item.name, Self.noStamp, "?", []) }
        }
        try addCompleted(upTo: nil)
        try writer.publish()
    }
}
