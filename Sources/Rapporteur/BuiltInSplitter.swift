import Ingest
import Pipeline
import StageKit

extension BuiltInStages {
    /// What cuts feeds, web archives and files of several articles into documents. Without the program's tables nothing is cut.
    public static var splitter: any ContainerSplitter {
        (try? ArticleSplitter(in: StageEnvironment())) ?? WholeFileSplitter()
    }
}
