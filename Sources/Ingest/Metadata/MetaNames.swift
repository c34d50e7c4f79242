import Lexicons
import StageKit

/// Which meta elements carry which field, and how much they are believed.
struct MetaNames: Sendable {
    struct Entry: Sendable {
        var field: Field
        var rank: Int
    }
    enum Field: String, Sendable {
        case title, author, published, modified, site, language, url, section, tags, summary, image, kind, access, license
    }

    private let table: WordTable<Entry>

    init(in environment: StageEnvironment) throws {
        table = WordTable(try environment.table("page/meta-names.tsv", in: "Ingest").rows.compactMap { row in
            guard let field = Field(rawValue: row[1]), let rank = Int(row[2]) else { return nil }
            var name = Array(row[0].utf8)
            return (name.withUnsafeMutableBufferPointer { Self.hash(UnsafeBufferPointer($0)) }, Entry(field: field, rank: rank))
        })
    }

    /// Names are the same whatever stands between their words and however they are capitalised: `DC.date`, `dc:date`, `dc_date`.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name {
            var plain = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if plain == 0x3A || plain == 0x5F || plain == 0x2D || plain <= 0x20 { plain = 0x2E }
            hash = (hash ^ UInt64(plain)) &* 0x0000_0100_0000_01B3
        }
        return WordHash.mixed(hash)
    }

    /// What a name stands for; nil when that is unknown.
    func entry(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard name.count >= 2, name.count <= 80 else { return nil }
        return table[Self.hash(name)] ?? guess(name)
    }

    /// Sites make names up: what a name that is in no list says by its words. The value decides then whether it is a date.
    private func guess(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
        func holds(_ word: StaticString) -> Bool { ByteSearch.contains(word, in: name) }
        let isTime = holds("date") || holds("time") || holds("datum") || holds("_at") || holds("-at")
        if holds("expir") || holds("embargo") || holds("event") || holds("refresh") || holds("crawl") || holds("access") || holds("valid") { return nil }
        if isTime, holds("modif") || holds("updated") || holds("lastmod") || holds("revis") || holds("reviewed") || holds("change") {
            return Entry(field: .modified, rank: 30)
        }
        if holds("publi") && (isTime || holds("ed")) && !holds("publisher") && !holds("public") || holds("pubdate") || isTime && (holds("creat") || holds("issue") || holds("release") || holds("posted")) {
            return Entry(field: .published, rank: 32)
        }
        if holds("author") && !holds("authori") && !holds("avatar") && !holds("url") && !holds("image") && !holds("_id") && !holds("email") && !holds("link") {
            return Entry(field: .author, rank: 40)
        }
        return nil
    }
}
