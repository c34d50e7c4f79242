/// One kind of evaluation: reads the same files as a scorer, ignores every label in them, and writes its predictions.
protocol Task {
    /// The word on the command line.
    static var name: String { get }
    /// What is read and written, in a line.
    static var help: String { get }
    /// Reads `input` (a file or folder) and writes predictions to `output`.
    static func run(_ arguments: Arguments) throws
}

/// Every task, by name.
enum Tasks {
    static var all: [any Task.Type] {
        [
            PagesTask.self,
            PageBlocksTask.self, PageMetadataTask.self,
            FeedsTask.self,
            NewsXMLTask.self,
            WebArchiveTask.self,
            BadTask.self,
            TimexTask.self,
            RecognizersTask.self,
            DucklingTask.self,
            GapTask.self,
            DictionaryTask.self,
            AttributionTask.self,
            FiguresTask.self,
            CasualtiesTask.self,
            RiskTask.self,
            DseTask.self, TargetSentimentTask.self,
            PloverTask.self,
            StanceFeaturesTask.self,
            ConlluTask.self,
            NamesTask.self,
            LayersTask.self,
            PronounsTask.self,
            CorefTask.self,
            ToponymsTask.self,
            ActorScoresTask.self,
            CoverageTask.self,
        ]
    }
}
