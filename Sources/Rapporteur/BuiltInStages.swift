import Claims
import Dates
import Events
import Actors
import Ingest
import Figures
import Language
import Quotes
import Risk
import StageKit
import Stance

/// The stages that come with the program, in the order of a full pipeline.
public enum BuiltInStages {
    /// One factory a stage. A program that embeds the library adds its own to these.
    public static var all: [StageFactory] {
        [
            StageFactory(IngestStage.self),
            StageFactory(LanguageStage.self),
            StageFactory(DatesStage.self),
            StageFactory(ActorsStage.self),
            StageFactory(QuotesStage.self),
            StageFactory(FiguresStage.self),
            StageFactory(EventsStage.self),
            StageFactory(ClaimsStage.self),
            StageFactory(StanceStage.self),
            StageFactory(RiskStage.self),
        ]
    }
}
