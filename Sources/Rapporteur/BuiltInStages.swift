import Dates
import Actors
import Language
import Quotes
import Risk
import Ingest
import StageKit

/// The stages that come with the program, in the order of a full pipeline.
public enum BuiltInStages {
    /// One factory a stage. A program that embeds the library adds its own to these.
    public static var all: [StageFactory] {
        [
            StageFactory(LanguageStage.self),
            StageFactory(DatesStage.self),
            StageFactory(ActorsStage.self),
            StageFactory(QuotesStage.self),
            StageFactory(RiskStage.self),
            StageFactory(IngestStage.self),
        ]
    }
}
