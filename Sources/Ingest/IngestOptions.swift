import Prose
import StageKit

/// What the ingest stage can be told.
public struct IngestOptions: StageOptions {
    /// What counts for more where it is not sure that a block of a page belongs to the text.
    public enum Favour: String, Sendable, Decodable { case balanced, precision, recall }
    /// What becomes of a kind of block.
    public enum Keeping: String, Sendable, Decodable { case auto, keep, drop }

    /// What counts for more: no block too many, no block too few, or both alike.
    public var favour: Favour
    /// Captions of images.
    public var captions: Keeping
    /// Tables.
    public var tables: Keeping
    /// What readers wrote below the text.
    public var comments: Keeping

    /// All keys.
    public static var fields: [OptionField] {
        let keeping = ["auto", "keep", "drop"]
        return [
            OptionField(
                "favour", .choice(["balanced", "precision", "recall"]), default: .string("balanced"),
                "what counts for more where a block of a page may or may not belong to the text"),
            OptionField("captions", .choice(keeping), default: .string("auto"), "captions of images: as the page suggests, all that stand in the text, or none"),
            OptionField("tables", .choice(keeping), default: .string("auto"), "tables: as the page suggests, all that stand in the text, or none"),
            OptionField("comments", .choice(keeping), default: .string("auto"), "comments of readers: as the page suggests, all, or none"),
        ]
    }

    /// Options of a program that embeds the stage.
    public init(favour: Favour = .balanced, captions: Keeping = .auto, tables: Keeping = .auto, comments: Keeping = .auto) {
        self.favour = favour
        self.captions = captions
        self.tables = tables
        self.comments = comments
    }
}
