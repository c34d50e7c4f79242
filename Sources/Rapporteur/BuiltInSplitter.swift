import Pipeline
import StageKit

extension BuiltInStages {
    /// What cuts feeds, web archives and files of several articles into documents.
    public static var splitter: any ContainerSplitter { WholeFileSplitter() }
}
