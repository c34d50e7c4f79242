import Logging
import Rapporteur

/// How a run went, in words and as an exit code.
enum RunReport {
    /// The closing line of a run.
    static func text(_ summary: RunSummary, dryRun: Bool) -> String {
        if dryRun { return "\(count(summary.wouldRun.count, "file")) of \(summary.files) would be worked on" }
        var parts = ["\(summary.done) done", "\(summary.unchanged) unchanged"]
        if summary.quarantined > 0 { parts.append("\(summary.quarantined) set aside") }
        if summary.stillQuarantined > 0 { parts.append("\(summary.stillQuarantined) set aside earlier") }
        if !summary.gone.isEmpty { parts.append("\(summary.gone.count) gone") }
        let rate = summary.seconds > 0.05 && summary.done > 0 ? " (\(Int((Double(summary.done) / summary.seconds).rounded()))/s)" : ""
        let seconds = DecimalNumber(mantissa: Int64((summary.seconds * 100).rounded()), exponent: -2)
        return "\(count(summary.files, "file")): \(parts.joined(separator: ", ")) in \(seconds) s\(rate)"
    }

    /// What the user should know beside the counts.
    static func notes(_ summary: RunSummary, output: String, pruned: Bool = false, isShard: Bool = false) -> [String] {
        var notes = summary.unreadable
        if summary.files == 0 { notes.append(isShard ? "no file falls into this share" : "no file of the input folder matches 'input.match'") }
        if summary.quarantined + summary.stillQuarantined > 0 { notes.append("what was set aside, and why: \(output)/.rapporteur/quarantine") }
        if summary.orphanedSidecars > 0 {
            notes.append("\(count(summary.orphanedSidecars, "sidecar file")) ('input: { sidecar: … }') beside no file that is read: passed over")
        }
        if summary.waiting > 0 { notes.append("\(count(summary.waiting, "file")) too young ('input: { settle: … }'): the next run looks again") }
        if !summary.gone.isEmpty {
            notes.append(pruned ? "the reports of files that are gone were removed" : "files that are gone keep their reports; remove them with --prune")
        }
        if summary.stoppedEarly { notes.append("stopped at the first failure; the next run goes on from here") }
        if summary.signal != nil { notes.append("interrupted; the next run goes on from here") }
        return notes
    }

    /// The counts for log messages that programs read.
    static func metadata(_ summary: RunSummary) -> Logger.Metadata {
        [
            "files": "\(summary.files)", "done": "\(summary.done)", "unchanged": "\(summary.unchanged)",
            "quarantined": "\(summary.quarantined)", "still_quarantined": "\(summary.stillQuarantined)",
            "gone": "\(summary.gone.count)", "waiting": "\(summary.waiting)",
        ]
    }

    static func status(of summary: RunSummary, _ policy: RunSection.FailPolicy) -> ExitStatus {
        if let signal = summary.signal { return signal == 2 ? .interrupted : .terminated }
        if summary.stoppedEarly { return .quarantined }
        switch policy {
        case .never: return .done
        // A folder that cannot be read hides documents: it counts like one that was set aside.
        case .new: return summary.quarantined + summary.unreadable.count > 0 ? .quarantined : .done
        case .any: return summary.quarantined + summary.stillQuarantined + summary.unreadable.count > 0 ? .quarantined : .done
        }
    }

    static func status(of error: any Error) -> ExitStatus {
        switch error {
        case RunError.noInput: .noInput
        case RunError.cannotWrite: .cannotWrite
        case RunError.inputOutput: .inputOutput
        case RunError.locked: .locked
        case RunError.worker: .usage
        case is Plan.NoSuchStep: .usage
        default: .bug
        }
    }

    /// `1 file`, `2 files`.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String { "\(number) \(number == 1 ? noun : plural ?? noun + "s")" }
}
