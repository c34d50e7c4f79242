import Reports

extension OutputSection {
    /// What of a document goes into its report.
    public var reportOptions: ReportOptions {
        let mode: ReportOptions.TextMode =
            switch text {
            case .full: .full
            case .evidence: .evidence
            case .none: .none
            }
        return ReportOptions(text: mode, keep: Set(keep))
    }
}
