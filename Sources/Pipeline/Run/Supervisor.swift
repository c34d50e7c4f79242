import Lexicons
import Logging
import Prose
import Reports

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Feeds files to worker processes and publishes what comes back. A worker that crashes or hangs costs the one document that it
/// was at: the rest of its file is sent to a new worker.
struct Supervisor {
    /// What the supervisor goes by.
    struct Settings {
        var command: [String]
        var workers: Int
        var timeout: Double
        /// Most memory of a worker, in bytes.
        var memory: Int
        var retries: Int
        var stopsAtFailure: Bool
        /// Workers keep the layers of what they have done.
        var keepsLayers = false
    }

    /// Longest time for a worker to load its stages.
    private static let greetingTimeout = 300.0
    /// A request of this size or more is not sent ahead: the pipe might not hold it.
    private static let smallRequest = 16 << 10

    private let settings: Settings
    private let folder: OutputFolder
    private let log: Logger
    private let progress: (RunProgress) -> Void
    private var slots: [WorkerSlot]
    private var pending = JobQueue(InputFiles(below: [], sidecar: ""), [], published: nil)
    private var total = 0
    private var finished = 0
    private var started = MonotonicClock.now
    private var failedStarts = 0
    private var lastLook = 0.0
    private var isDraining = false
    private var folders: Set<String> = []
    /// Folders with reports whose names are not yet on the disk for good: the index must not say that they are.
    private var unsynced: Set<String> = []

    private(set) var summary = RunSummary()
    private(set) var quarantine: Quarantine
    private(set) var fingerprint: String?
    /// What the first worker says that the fingerprint was made of.
    private(set) var record: PlanRecord?
    /// Files that are through, with what became of their parts.
    private(set) var completed = CompletedFiles()

    init(
        _ settings: Settings, folder: OutputFolder, quarantine: Quarantine, log: Logger,
        progress: @escaping (RunProgress) -> Void
    ) {
        self.settings = settings
        self.folder = folder
        self.quarantine = quarantine
        self.log = log
        self.progress = progress
        slots = Array(repeating: WorkerSlot(), count: max(1, settings.workers))
    }

    /// Starts the first worker and learns the pipeline's fingerprint from it.
    /// - Throws: `RunError`.
    mutating func greet() throws -> String {
        try start(0)
        while fingerprint == nil {
            if let signal = SignalFlag.signal {
                summary.signal = signal
                return ""
            }
            try pump(milliseconds: 100)
        }
        return fingerprint ?? ""
    }

    /// Takes a fingerprint for granted that is known already: workers that come as another pipeline are refused.
    mutating func expect(_ fingerprint: String) { self.fingerprint = fingerprint }

    /// Works through files until none is left, a signal comes, or output fails.
    /// - Throws: `RunError`.
    mutating func run(_ jobs: JobQueue) throws {
        pending = jobs
        total = jobs.count
        started = MonotonicClock.now
        defer { stopAll() }
        while true {
            if !isDraining, let signal = SignalFlag.signal { drain(signal) }
            try dispatch()
            if slots.allSatisfy({ $0.queue.isEmpty }) { break }
            try pump(milliseconds: 100)
            if unsynced.count > 1000 { try syncFolders() }
            report()
        }
        try syncFolders()
        report()
    }

    private mutating func syncFolders() throws {
        do {
            for folder in unsynced.sorted() { try AtomicFile.synchroniseFolder(of: "\(folder)/") }
        } catch {
            throw RunError.inputOutput("\(error)")
        }
        unsynced = []
    }

    /// Takes the quarantine entries of a file away that is gone.
    /// - Throws: `FileError`.
    mutating func forget(_ displayName: String) throws(FileError) { try quarantine.keep(only: [], of: displayName) }

    /// Ends all workers.
    mutating func stopAll() {
        for index in slots.indices where slots[index].process != nil { _ = slots[index].stop() }
    }

    // MARK: Sending

    private mutating func drain(_ signal: Int32) {
        isDraining = true
        summary.signal = signal
        pending.clear()
        // What a worker has not begun is left for the next run.
        for index in slots.indices where slots[index].queue.count > 1 { slots[index].queue.removeSubrange(1...) }
        log.notice("stopping after the documents at hand")
    }

    private mutating func dispatch() throws {
        for depth in 0...1 {
            for index in slots.indices where slots[index].queue.count == depth {
                // Sending ahead saves waiting; at the end it would leave other workers idle.
                guard !pending.isEmpty, depth == 0 || pending.count > slots.count else { break }
                if slots[index].process == nil { try start(index) }
                guard let job = pending.pop(quarantine) else { return }
                let request = job.request(cache: settings.keepsLayers ? folder.cache : nil)
                if depth == 1, request.count >= Self.smallRequest || !slots[index].hasGreeted {
                    pending.putBack([job])
                    continue
                }
                if depth == 0 { slots[index].clock = MonotonicClock.now }
                slots[index].queue.append(job)
                try send(request, index)
            }
        }
    }

    private mutating func send(_ request: [UInt8], _ index: Int) throws {
        guard let process = slots[index].process else { return }
        do throws(FileError) {
            try Descriptor.write(request, to: process.input, name: "a worker")
        } catch {
            // What it has read of the request is unknown: it must not go on.
            try lost(index, reason: "\(error)")
        }
    }

    private mutating func start(_ index: Int) throws {
        do { try slots[index].start(settings.command) } catch { throw RunError.worker("a worker does not start: \(error)") }
    }

    // MARK: Receiving

    private mutating func pump(milliseconds: Int32) throws {
        var entries: [pollfd] = []
        var owners: [Int] = []
        for index in slots.indices {
            guard let process = slots[index].process else { continue }
            entries.append(pollfd(fd: process.output, events: Int16(POLLIN), revents: 0))
            owners.append(index)
        }
        if !entries.isEmpty, poll(&entries, nfds_t(entries.count), milliseconds) > 0 {
            for (entry, index) in zip(entries, owners) where entry.revents != 0 { try receive(index) }
        }
        let now = MonotonicClock.now
        // A worker may take a few hundred megabytes between two looks, not more.
        let looksAtMemory = now - lastLook > 0.05
        if looksAtMemory { lastLook = now }
        for index in slots.indices where slots[index].process != nil {
            let isWorking = !slots[index].queue.isEmpty
            if !slots[index].hasGreeted {
                if now - slots[index].clock > Self.greetingTimeout { throw RunError.worker("a worker does not answer") }
            } else if isWorking, now - slots[index].clock > settings.timeout {
                try lost(index, reason: "no result within \(settings.timeout) s")
            } else if isWorking, looksAtMemory, let process = slots[index].process, process.residentBytes > settings.memory {
                try lost(index, reason: "the worker took more than \(SizeText.text(settings.memory)) of memory")
            }
        }
    }

    private mutating func receive(_ index: Int) throws {
        guard let process = slots[index].process else { return }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        switch Descriptor.read(process.output, into: &chunk) {
        case .bytes(let count):
            slots[index].buffer.feed(chunk[..<count])
            while slots[index].process != nil, let line = slots[index].buffer.next() { try take(line, index) }
        case .nothingYet: return
        case .end, .failed: try lost(index, reason: nil)
        }
    }

    private mutating func take(_ line: [UInt8], _ index: Int) throws {
        if let report = slots[index].announced {
            slots[index].announced = nil
            return try publish(line, report, index)
        }
        guard let control = ControlLine(line) else { return try lost(index, reason: "the worker answered what is no answer") }
        // An answer to another request than the first in line would put a report under the wrong name.
        if let id = control.id, slots[index].queue.first?.displayName != id {
            return try lost(index, reason: "the worker answered another request than the one at hand")
        }
        switch control.content {
        case .hello(let pipeline, let record):
            if self.record == nil { self.record = record }
            try greeted(index, pipeline)
        case .begin(let part, let key):
            slots[index].current = WorkerSlot.Current(part: part, key: key, stage: nil)
            slots[index].clock = MonotonicClock.now
        case .stage(let stage): slots[index].current?.stage = stage
        case .unchanged(let part, let key): unchanged(part, key, index)
        case .failed(let part, let key, let failure):
            try setAside(part, key, failure, index)
            endOfPart(index)
        case .report(let part, let key, let timings): slots[index].announced = (part, key, timings)
        case .done: try endOfFile(index)
        case .error(let message):
            try setAside(nil, nil, StageFailure(stage: "request", message: message), index)
            try endOfFile(index)
        }
    }

    private mutating func greeted(_ index: Int, _ pipeline: String) throws {
        slots[index].hasGreeted = true
        slots[index].clock = MonotonicClock.now
        failedStarts = 0
        guard fingerprint == nil || fingerprint == pipeline else {
            throw RunError.worker("the pipeline or its resources have changed while it was running; run it again")
        }
        fingerprint = pipeline
        summary.fingerprint = pipeline
    }

    // MARK: What became of a part

    private mutating func publish(
        _ line: [UInt8], _ report: (part: String?, key: String, timings: [(step: String, microseconds: Int)]), _ index: Int
    ) throws {
        guard let job = slots[index].queue.first else { return }
        let path = "\(folder.reports)/\(ReportName.path(of: job.file.name, part: report.part))"
        do {
            if let slash = path.lastIndex(of: "/"), folders.insert(String(path[..<slash])).inserted {
                try AtomicFile.makeFolders(String(path[..<slash]))
            }
            try folder.publish(ReportLayout.readable(line), as: path, syncsFolder: false)
            if let slash = path.lastIndex(of: "/") { unsynced.insert(String(path[..<slash])) }
        } catch {
            throw RunError.inputOutput("\(error)")
        }
        for timing in report.timings { summary.note(timing.step, timing.microseconds) }
        summary.done += 1
        note(report.part, report.key, index)
        endOfPart(index)
    }

    private mutating func unchanged(_ part: String?, _ key: String, _ index: Int) {
        guard let job = slots[index].queue.first else { return }
        slots[index].clock = MonotonicClock.now
        if quarantine.entries(of: job.displayName).contains(where: { $0.part == part && $0.key == key }) {
            summary.stillQuarantined += 1
            slots[index].queue[0].failed.insert(part ?? "")
        } else {
            summary.unchanged += 1
            note(part, key, index)
        }
        endOfPart(index)
    }

    private mutating func note(_ part: String?, _ key: String, _ index: Int) {
        slots[index].queue[0].reports.append((part ?? "", key))
        slots[index].queue[0].skip.insert(part ?? "")
    }

    private mutating func setAside(_ part: String?, _ key: String?, _ failure: StageFailure, _ index: Int) throws {
        guard let job = slots[index].queue.first else { return }
        let earlier = quarantine.entries(of: job.displayName).first { $0.part == part && $0.key == key }
        let entry = QuarantineEntry(
            file: job.displayName, part: part, failure: failure, attempt: (earlier?.attempt ?? 0) + 1, key: key)
        do { try quarantine.add(entry, name: job.file.name) } catch { throw RunError.inputOutput("\(error)") }
        summary.quarantined += 1
        slots[index].queue[0].failed.insert(part ?? "")
        slots[index].queue[0].skip.insert(part ?? "")
        log.warning("\(entry.id): set aside: \(failure)")
        if settings.stopsAtFailure, !isDraining {
            isDraining = true
            summary.stoppedEarly = true
            pending.clear()
            for index in slots.indices where slots[index].queue.count > 1 { slots[index].queue.removeSubrange(1...) }
        }
    }

    private mutating func endOfPart(_ index: Int) {
        slots[index].current = nil
        slots[index].clock = MonotonicClock.now
        // While draining a long container is left after the part at hand.
        if isDraining {
            _ = slots[index].stop()
            slots[index].queue = []
        }
    }

    private mutating func endOfFile(_ index: Int) throws {
        guard !slots[index].queue.isEmpty else { return }
        let job = slots[index].queue.removeFirst()
        slots[index].current = nil
        slots[index].clock = MonotonicClock.now
        do { try quarantine.keep(only: job.failed, of: job.displayName) } catch { throw RunError.inputOutput("\(error)") }
        completed.add(job.number, job.reports)
        finished += 1
    }

    /// A worker has crashed or hangs: the part that it was at is guilty.
    private mutating func lost(_ index: Int, reason: String?) throws {
        let hadGreeted = slots[index].hasGreeted
        let current = slots[index].current
        let end = slots[index].stop()
        let reason = reason ?? "the worker \(end)"
        guard hadGreeted else {
            failedStarts += 1
            // What is wrong with it was told on standard error.
            if failedStarts >= 2 || fingerprint == nil { throw RunError.worker("a worker cannot be set up: it \(end)") }
            pending.putBack(slots[index].queue)
            slots[index].queue = []
            return
        }
        guard !slots[index].queue.isEmpty else { return }
        let guilty = current?.part ?? ""
        let crashes = (slots[index].queue[0].crashes[guilty] ?? 0) + 1
        slots[index].queue[0].crashes[guilty] = crashes
        log.warning("\(slots[index].queue[0].displayName): \(reason)\(crashes <= settings.retries ? "; trying again" : "")")
        if crashes > settings.retries {
            let stage = current.map { $0.stage ?? "ingest" } ?? "input"
            try setAside(current?.part, current?.key, StageFailure(stage: stage, message: reason, cause: .environment), index)
            // A file that is one document, or that cannot even be split, is through; the other parts of a container are not.
            if current?.part == nil, !slots[index].queue.isEmpty { try endOfFile(index) }
        }
        if !isDraining { pending.putBack(slots[index].queue) }
        slots[index].queue = []
    }

    private func report() {
        progress(
            RunProgress(
                total: total, finished: finished, quarantined: summary.quarantined, seconds: MonotonicClock.now - started))
    }
}
