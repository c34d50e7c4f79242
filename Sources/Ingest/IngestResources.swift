import StageKit

/// All tables of the room, loaded once and shared.
struct IngestResources: Sendable {
    let charsets: CharsetTables
    let classes: ClassLexicon
    let metaNames: MetaNames
    let dates: DateReader
    let bylines: BylineWords
    let lines: LineWords
    let languages: CommonWords
    let dialects: DialectTable
    let cues: CueWords
    let blockModel: BlockModel
    let ranker: SignalRanker
    let kinds: KindWords

    init(in environment: StageEnvironment) throws {
        charsets = try CharsetTables(in: environment)
        classes = try ClassLexicon(in: environment)
        metaNames = try MetaNames(in: environment)
        dates = try DateReader(in: environment)
        bylines = try BylineWords(in: environment)
        lines = try LineWords(in: environment)
        languages = try CommonWords(in: environment)
        dialects = try DialectTable(in: environment)
        cues = try CueWords(in: environment)
        blockModel = try BlockModel(in: environment)
        ranker = try SignalRanker(in: environment)
        kinds = try KindWords(in: environment)
    }
}
