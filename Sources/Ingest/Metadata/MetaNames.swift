import Lexicons
import StageKit

/// Which meta elements carry which field, and how much they are believed.
struct MetaNames: Sendable {
    struct Entry: Sendable {
        var field: Field
        var rank: Int
    }
    enum Field: String, Sendable {
        case title, author, published, modified, site, language, url, section, tags, summary
    }

    private let table: WordTable<Entry>

    init(in environment: StageEnvironment) throws {
        table = WordTable(words: try environment.table("page/meta-names.tsv", in: "Ingest").rows.compactMap { row in
            guard let field = Field(rawValue: row[1]), let rank = Int(row[2]) else { return nil }
            return (row[0], Entry(field: field, rank: rank))
        })
    }

    func entry(_ name: String) -> Entry? { table[WordHash.of(name)] }
}
