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

    @Argument(help: ArgumentHelp("Folder or file to read instead of the pipeline file's.", valueName: "input"))
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

    @Option(help: "Log messages as text or json, one object a line.")
    var log = LogFormat.text

    func validate() throws {
        if let workers, !(1...1024).contains(workers) { throw ValidationError("--workers is \(workers); it can be 1 to 1024") }
        if let limit, limit < 0 { throw ValidationError("--limit is \(limit); it cannot be negative") }
        if let since, CivilDate(iso: since) == nil { throw ValidationError("--since is '\(since)'; write a day as YYYY-MM-DD") }
    }

    func run() throws {
        let config = try Session.config(pipeline)
        let style: StandardErrorLog.Style = log == .json ? .json : .text
        let log = Logger(label: "rapporteur") { _ in StandardErrorLog(style, level: .notice) }
        let bar = ProgressBar()
        let runner = Runner(config, options: options, log: log)
        let summary: RunSummary
        do {
            if let until { _ = try Plan(config, catalogue: Session.engine.catalogue, until: until) }
            summary = try runner.run { if style == .text { bar.show($0) } }
        } catch {
            bar.clear()
            log.error("\(error)")
            throw RunReport.status(of: error)
        }
        bar.clear()
        if dryRun { StandardOutput.write(summary.wouldRun.map { $0 + "\n" }.joined()) }
        log.notice("\(RunReport.text(summary, dryRun: dryRun))")
        for note in RunReport.notes(summary, output: runner.output) { log.notice("\(note)") }
        var fired: [String] = []
        if !dryRun, summary.signal == nil, summary.done + summary.unchanged > 0 {
            do {
                let after = try AfterRun(config, output: runner.output)
                for note in after.notes { log.warning("\(note)") }
                fired = after.alerts
            } catch {
                log.error("\(error)")
                throw ExitStatus.inputOutput
            }
        }
        for alert in fired { StandardOutput.write(alert + "\n") }
        let status = RunReport.status(of: summary, config.run.failOn)
        throw status == .done && !fired.isEmpty ? .watchFired : status
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
        return options
    }
}
