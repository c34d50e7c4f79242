/// A pipeline file, typed and checked.
public struct PipelineConfig: Sendable {
    /// The file's path as the user named it.
    public var file: String
    /// Folder of the file: paths in it are relative to this.
    public var baseFolder: String
    /// Name of the pipeline.
    public var name: String
    /// What is read.
    public var input: InputSection
    /// The stages in order.
    public var stages: [StageEntry]
    /// What is reckoned over all reports: dyads, trends, indices.
    public var corpus: [String]
    /// The alerts.
    public var watch: [WatchRule]
    /// What is written.
    public var output: OutputSection
    /// How it is run.
    public var run: RunSection

    /// A path of the file made usable from the working folder.
    public func resolve(_ path: String) -> String {
        path.hasPrefix("/") || baseFolder == "." ? path : "\(baseFolder)/\(path)"
    }
}
