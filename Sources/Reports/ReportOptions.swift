import Prose

/// What of a document goes into its report.
public struct ReportOptions: Sendable, Equatable {
    /// How much of the text the report repeats.
    public enum TextMode: String, Sendable, CaseIterable {
        /// All of it: every span can be looked up in the report itself.
        case full
        /// Only the sentences that hold evidence, as `excerpts`.
        case evidence
        /// Nothing: spans point into a text that the reader must have.
        case none
    }

    /// How much of the text.
    public var text: TextMode
    /// Layers that are left out unless named: `tokens`, `parse`.
    public var keep: Set<LayerName>

    /// The default: all text, no tokens and no parse.
    public init(text: TextMode = .full, keep: Set<LayerName> = []) {
        self.text = text
        self.keep = keep
    }
}
