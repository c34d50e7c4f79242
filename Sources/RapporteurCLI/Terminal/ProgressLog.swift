import Logging
import Rapporteur

/// Progress as log messages, for runs that nobody watches: a line a minute with counts, rate and time left.
final class ProgressLog {
    private static let interval = 60.0
    private let log: Logger
    private var lastShown = 0.0

    init(_ log: Logger) { self.log = log }

    /// Logs progress, at most once a minute.
    func show(_ progress: RunProgress) {
        guard progress.total > 0, progress.seconds - lastShown >= Self.interval else { return }
        lastShown = progress.seconds
        log.notice(
            "\(ProgressBar.line(progress))",
            metadata: ["finished": "\(progress.finished)", "total": "\(progress.total)", "set_aside": "\(progress.quarantined)"])
    }
}
