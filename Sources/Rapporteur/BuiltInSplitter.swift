import Ingest
import Pipeline
import Prose
import StageKit

extension BuiltInStages {
    /// What cuts feeds, web archives and files of several articles into documents. Without the program's tables nothing is cut.
    public static var splitter: any ContainerSplitter { splitter(.null) }

    /// The same, told what the ingest stage of a pipeline is told: which records of web archives are read.
    public static func splitter(_ options: JSONValue) -> any ContainerSplitter {
        // A stage with wrong options is not made, and its pipeline never runs.
        let told = (try? OptionDecoder.decode(IngestOptions.self, from: options)) ?? IngestOptions()
        return (try? ArticleSplitter(told, in: StageEnvironment())) ?? WholeFileSplitter()
    }
}
