/// Which column of a CSV table, or member of a JSON line, holds what: `input.columns` of a pipeline file.
public struct RecordColumns: Sendable, Equatable {
    /// What a record can say, in the order of the reference.
    static let fields: [(name: String, meaning: String)] = [
        ("id", "the record's own name; without one it is named by the hash of its words"),
        ("text", "the article's text"), ("html", "the article as a page, where there is no text"),
        ("title", "the headline"), ("url", "the address"), ("published", "the day of publication (YYYY-MM-DD…)"),
        ("site", "the source's name"), ("authors", "the authors, with semicolons between them"),
        ("language", "the language, as a tag such as en"),
    ]

    private var names: [String: String] = [:]

    /// Every field in a column of its own name.
    public init() {}

    /// The column of a field.
    public subscript(field: String) -> String {
        get { names[field] ?? field }
        set { names[field] = newValue }
    }

    /// True when the pipeline file maps no column.
    public var isPlain: Bool { names.allSatisfy { $0.key == $0.value } }
}
