import Rapporteur

/// A line at the bottom of the terminal that tells how far a run is. Nothing is shown when standard error is no terminal.
final class ProgressBar {
    private let isShown = Terminal.isTerminal(StandardError.descriptor)
    private var lastShown = -1.0
    private var isDirty = false

    /// Shows progress, at most five times a second.
    func show(_ progress: RunProgress) {
        guard isShown, progress.total > 0, progress.seconds - lastShown >= 0.2 || progress.finished == progress.total else { return }
        lastShown = progress.seconds
        isDirty = true
        StandardError.write("\r\u{1B}[K" + Self.line(progress))
    }

    /// Takes the line away.
    func clear() {
        if isDirty { StandardError.write("\r\u{1B}[K") }
        isDirty = false
    }

    /// `120/500  24%  85/s  4 s left  3 set aside`.
    static func line(_ progress: RunProgress) -> String {
        let share = progress.finished * 100 / max(progress.total, 1)
        var line = "\(progress.finished)/\(progress.total)  \(share)%"
        if progress.finished > 0, progress.seconds > 0.5 {
            let rate = Double(progress.finished) / progress.seconds
            let left = Double(progress.total - progress.finished) / rate
            line += "  \(rounded(rate))/s  \(duration(left)) left"
        }
        return progress.quarantined > 0 ? line + "  \(progress.quarantined) set aside" : line
    }

    private static func rounded(_ rate: Double) -> String {
        rate >= 10 ? String(Int(rate.rounded())) : "\(DecimalNumber(mantissa: Int64((rate * 10).rounded()), exponent: -1))"
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(min(seconds.rounded(.up), 1e9))
        if whole < 90 { return "\(whole) s" }
        return whole < 5400 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
