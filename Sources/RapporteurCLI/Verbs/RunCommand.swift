import ArgumentParser
import Logging
import Rapporteur

/// `run`: the incremental batch.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Work on what has changed in a folder, and write one report a document.",
        discussion: """
            Reports go to DIR/reports, under the input's path. A document whose report carries the key of its bytes and of the \
            pipeline is left alone. One that fails is set aside in DIR/.rapporteur/quarantine and holds nothing else up. \
            The result is the same for any number of workers, and after any interruption.
            """)

    /// How log messages are written.
    enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The pipeline file.")
    var pipeline: String

    @Argument(help: ArgumentHelp("Folder, file or glob to read instead of the pipeline file's; - for standard input.", valueName: "input"))
    var input: String?

    @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Folder to write instead of the pipeline file's.", valueName: "dir"))
    var output: String?

    @Flag(help: "Work on every document, changed or not.")
    var all = false

    @Option(help: ArgumentHelp("Work on at most this many files.", valueName: "n"))
    var limit: Int?

    @Option(help: ArgumentHelp("Only files changed on this day or later (YYYY-MM-DD, UTC).", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("The last stage to run.", valueName: "stage"))
    var until: String?

    @Option(help: ArgumentHelp("Worker processes; otherwise the pipeline file's, or one a core.", valueName: "n"))
    var workers: Int?

    @Flag(help: "Stop at the first document that fails.")
    var failFast = false

    @Flag(help: "Only list the files that would be worked on.")
    var dryRun = false

    @Flag(help: "Remove the reports of files that are gone.")
    var prune = false

    @Option(help: ArgumentHelp("Work on one share of the files, such as 3/64; other machines work on the others.", valueName: "i/n"))
    var shard: String?

    @Flag(help: "Go on after the run: look for changes every few seconds until interrupted.")
    var watch = false

    @Option(help: ArgumentHelp("Write the run's counts for Prometheus (node_exporter's textfile collector).", valueName: "file"))
    var metrics: String?

    @Option(help: "Log messages as text or json, one object a line.")
    var log = LogFormat.text

    func validate() throws {
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers is \(workers); it can be 1 to 1024") }
        if let limit, limit < 0 { throw ValidationError("--limit is \(limit); it cannot be negative") }
        if let shard, Shard(shard) == nil { throw ValidationError("--shard is '\(shard)'; write it as 3/64") }
        if watch, input == "-" { throw ValidationError("--watch looks at a folder, and standard input is none") }
        if watch, dryRun { throw ValidationError("--watch and --dry-run do not go together") }
        if let since, CivilDate(iso: since) == nil { throw ValidationError("--since is '\(since)'; write a day as YYYY-MM-DD") }
    }

    func run() throws {
        let config = try Session.config(pipeline)
        let style: StandardErrorLog.Style = log == .json ? .json : .text
        let log = Logger(label: "rapporteur") { _ in StandardErrorLog(style, level: .notice) }
        var options = self.options
        do { options.plan = try Plan(config, catalogue: Session.engine.catalogue, until: until) } catch {
            log.error("\(error)")
            throw RunReport.status(of: error)
        }
        var status = try once(config, options, log, isFirst: true)
        var isAway = false
        while watch, status != .interrupted, status != .terminated {
            guard Watching.pause(seconds: 2) else { throw StopSignal.isInterrupt ? ExitStatus.interrupted : .terminated }
            options.all = false
            do {
                status = try once(config, options, log, isFirst: false, isAway: isAway)
                isAway = false
            } catch ExitStatus.noInput {
                // A folder that is unmounted for a while comes back; that it is away is told once.
                isAway = true
            } catch ExitStatus.locked {
                // Somebody else is at work; there will be another look.
            }
        }
        throw status
    }

    /// One run with what follows it.
    private func once(
        _ config: PipelineConfig, _ options: RunOptions, _ log: Logger, isFirst: Bool, isAway: Bool = false
    ) throws -> ExitStatus {
        let isText = self.log == .text
        let bar = ProgressBar(), lines = ProgressLog(log)
        let runner = Runner(config, options: options, log: log)
        var fired: [String] = []
        let summary: RunSummary
        do {
            summary = try runner.run { progress in
                if isText { bar.show(progress) } else { lines.show(progress) }
            } afterwards: { summary in
                bar.clear()
                // A watcher that finds nothing new says nothing.
                if !isFirst, summary.done + summary.quarantined == 0, summary.signal == nil { return }
                if dryRun { StandardOutput.write(summary.wouldRun.map { $0 + "\n" }.joined()) }
                log.notice("\(RunReport.text(summary, dryRun: dryRun))", metadata: RunReport.metadata(summary))
                for note in RunReport.notes(summary, output: runner.output, pruned: prune, isShard: shard != nil) { log.notice("\(note)") }
                fired = try afterRun(config, summary, runner, log)
            }
        } catch {
            bar.clear()
            let status = error as? ExitStatus ?? RunReport.status(of: error)
            if !(error is ExitStatus), !(isAway && status == .noInput) { log.error("\(error)") }
            try writeMetrics(RunSummary(), config, status)
            throw status
        }
        if !isFirst, summary.done + summary.quarantined == 0, summary.signal == nil { return .done }
        var status = RunReport.status(of: summary, config.run.failOn)
        if status == .done, !fired.isEmpty { status = .watchFired }
        if !dryRun { try writeMetrics(summary, config, status) }
        return status
    }

    /// The corpus tables, views and watch rules. A shard knows only a part of the reports: `corpus` does it once all are through.
    private func afterRun(_ config: PipelineConfig, _ summary: RunSummary, _ runner: Runner, _ log: Logger) throws -> [String] {
        guard !dryRun, shard == nil, summary.signal == nil, summary.done + summary.unchanged > 0 else { return [] }
        do {
            let after = try AfterRun(config, output: runner.output, gone: summary.gone, locator: Session.engine.locator)
            for note in after.notes { log.warning("\(note)") }
            for alert in after.alerts { StandardOutput.write(alert + "\n") }
            return after.alerts
        } catch {
            log.error("\(error)")
            throw ExitStatus.inputOutput
        }
    }

    private func writeMetrics(_ summary: RunSummary, _ config: PipelineConfig, _ status: ExitStatus) throws {
        guard let metrics else { return }
        do { try RunMetrics.write(summary, pipeline: config.name, exitCode: status.rawValue, to: metrics) } catch {
            StandardError.write("rapporteur: \(error)\n")
            throw ExitStatus.cannotWrite
        }
    }

    private var options: RunOptions {
        var options = RunOptions()
        options.input = input
        options.output = output
        options.all = all
        options.limit = limit
        options.since = since.flatMap { CivilDate(iso: $0) }
        options.until = until
        options.workers = workers
        options.failFast = failFast
        options.dryRun = dryRun
        options.prune = prune
        options.shard = shard.flatMap { Shard($0) }
        options.locator = Session.engine.locator
        return options
    }
}
