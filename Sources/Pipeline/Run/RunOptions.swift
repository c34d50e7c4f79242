import Lexicons
import Prose

/// What the command line says about a run, over what the pipeline file says.
public struct RunOptions: Sendable {
    /// Folder or file to read instead of `input.path`, relative to the working folder.
    public var input: String?
    /// Folder to write instead of `output.path`, relative to the working folder.
    public var output: String?
    /// Work on every document, changed or not.
    public var all = false
    /// Most files to work on.
    public var limit: Int?
    /// Only files that were changed on this day or later (UTC).
    public var since: CivilDate?
    /// The last step to run.
    public var until: String?
    /// The share of the inputs to work on.
    public var shard: Shard?
    /// The checked plan of the pipeline: with it a run in which nothing has changed starts no worker.
    public var plan: Plan?
    /// Where resources are found, for the fingerprint.
    public var locator = ResourceLocator()
    /// Worker processes.
    public var workers: Int?
    /// Stop at the first document that fails.
    public var failFast = false
    /// Only tell what would be worked on.
    public var dryRun = false
    /// Remove the reports of files that are gone.
    public var prune = false
    /// The program and arguments that start a worker; the pipeline file and `--until` are added.
    public var workerCommand = ["/proc/self/exe", "pipe"]

    /// No wishes.
    public init() {}
}
