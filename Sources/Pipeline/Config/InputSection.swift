import Prose

/// `input:` of a pipeline file.
public struct InputSection: Sendable, Equatable {
    /// Folder or file, relative to the pipeline file.
    public var path = "inbox"
    /// Globs over the path below the folder.
    public var match = ["**/*"]
    /// Layers that come with requests.
    public var layers: [LayerName] = []
    /// Seconds that a file must have been left alone before it is read.
    public var settle: Double = 0
    /// What the name of a sidecar file adds to its input's.
    public var sidecar = ".meta.json"
    /// Which column of a table, or member of a JSON line, holds what.
    public var columns = RecordColumns()
    /// Longest text of a document, in bytes.
    public var longest = 1_000_000

    /// The defaults.
    public init() {}
}
