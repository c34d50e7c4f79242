import Lexicons

/// The classes of `grammar.tsv`: function words and words around names.
struct GrammarWords: Sendable {
    /// A class of words; a word may be in several.
    struct Class: OptionSet, Sendable {
        let rawValue: UInt32
        static let former = Class(rawValue: 1)
        static let elect = Class(rawValue: 2)
        static let definite = Class(rawValue: 4)
        static let indefinite = Class(rawValue: 8)
        static let partner = Class(rawValue: 16)
        static let placeBefore = Class(rawValue: 32)
        static let placeAfter = Class(rawValue: 64)
        static let powerBefore = Class(rawValue: 128)
        static let powerVerb = Class(rawValue: 256)
        static let powerNoun = Class(rawValue: 512)
        static let title = Class(rawValue: 1024)
        static let nameLink = Class(rawValue: 2048)
        static let link = Class(rawValue: 4096)
        static let placeVerb = Class(rawValue: 8192)
        static let numeral = Class(rawValue: 16384)
        static let company = Class(rawValue: 32768)
        static let masculine = Class(rawValue: 1 << 16)
        static let feminine = Class(rawValue: 1 << 17)
        static let noPerson = Class(rawValue: 1 << 18)
        static let kin = Class(rawValue: 1 << 19)

        init(rawValue: UInt32) { self.rawValue = rawValue }

        init?(name: String) {
            let names = [
                "former", "elect", "definite", "indefinite", "partner", "place-before", "place-after", "power-before",
                "power-verb", "power-noun", "title", "name-link", "link", "place-verb", "numeral", "company",
                "masculine", "feminine", "no-person", "kin",
            ]
            guard let index = names.firstIndex(of: name) else { return nil }
            self.init(rawValue: 1 << UInt32(index))
        }
    }

    private let table: WordTable<Class>

    /// The words with their classes.
    init(_ words: [(String, Class)]) {
        var joined: [UInt64: Class] = [:]
        for (word, kind) in words { joined[WordHash.of(word), default: []].insert(kind) }
        table = WordTable(joined.map { ($0.key, $0.value) })
    }

    /// The classes of a word.
    subscript(hash: UInt64) -> Class { table[hash] ?? [] }
}
