/// `run:` of a pipeline file.
public struct RunSection: Sendable, Equatable {
    /// What a failing document does.
    public enum ErrorPolicy: String, Sendable, CaseIterable { case quarantine, stop }
    /// Which quarantined documents make exit code 1.
    public enum FailPolicy: String, Sendable, CaseIterable { case new, any, never }

    /// Worker processes; nil is one a processor core.
    public var workers: Int?
    /// What a failing document does.
    public var onError = ErrorPolicy.quarantine
    /// Which quarantined documents make exit code 1.
    public var failOn = FailPolicy.new
    /// Longest time for one document, in seconds.
    public var timeout: Double = 60
    /// Keep every document's layers, so that a changed stage runs alone with those after it.
    public var cache = false
    /// Most memory of a worker, in bytes.
    public var memory = 1_000_000_000
    /// Further attempts after a crash or a deadline.
    public var retries = 1

    /// The defaults.
    public init() {}
}
