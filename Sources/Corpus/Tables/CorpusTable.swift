/// A table over many reports, ready to be written.
public struct CorpusTable: Sendable, Equatable {
    /// File name in the folder `corpus` (`dyads.json`).
    public let name: String
    /// JSON, UTF-8.
    public let bytes: [UInt8]
}
