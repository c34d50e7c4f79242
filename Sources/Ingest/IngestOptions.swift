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
    /// A file of site templates (`rapporteur learn-template`), relative to the pipeline file; empty for none.
    public var template: String
    /// HTTP statuses of web archives' records that are read: "200", "2xx", "200-299".
    public var statuses: [String]
    /// Media types of web archives' records that are read; `*` stands for anything.
    public var types: [String]
    /// Addresses of web archives' records that are read; `*` stands for anything. All when empty.
    public var addresses: [String]

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
            OptionField("template", .path, default: .string(""), "a file of site templates that learn-template wrote: its blocks are left out of pages"),
            OptionField("statuses", .texts, default: .array([.string("2xx")]), "HTTP statuses of web archives that are read (\"200\", \"2xx\", \"200-299\")"),
            OptionField(
                "types", .texts, default: .array([.string("text/html"), .string("application/xhtml+xml")]),
                "media types of web archives that are read (\"text/*\")"),
            OptionField("addresses", .texts, default: .array([]), "addresses of web archives that are read (\"https://example.org/news/*\"); all when empty"),
        ]
    }

    /// Options of a program that embeds the stage.
    public init(
        favour: Favour = .balanced, captions: Keeping = .auto, tables: Keeping = .auto, comments: Keeping = .auto,
        template: String = "", statuses: [String] = ["2xx"], types: [String] = ["text/html", "application/xhtml+xml"], addresses: [String] = []
    ) {
        self.favour = favour
        self.captions = captions
        self.tables = tables
        self.comments = comments
        self.template = template
        self.statuses = statuses
        self.types = types
        self.addresses = addresses
    }
}
