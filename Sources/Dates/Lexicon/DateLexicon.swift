import Lexicons

/// The words that carry time, compiled from resource tables: form, class, value.
struct DateLexicon: Sendable {
    /// What a form may stand for: one value a class.
    struct Entry: Sendable {
        var classes: UInt64 = 0
        var values: [(cls: WordClass, value: Int32)] = []
        /// Can make a sentence worth reading.
        var isTrigger = false

        func value(_ cls: WordClass) -> Int32? { values.first { $0.cls == cls }?.value }
    }

    private(set) var entries: [Entry] = []
    private let words: WordIndex
    private let phrases: PhraseTable<Int32>
    private let triggers: WordIndex
    private let phraseBeginnings: WordIndex

    /// Classes whose words only help others: a sentence that holds nothing else has no temporal expression.
    private static let helpers: [WordClass] = [
        .numword, .ordword, .mod, .quantity, .approx, .ampm, .zone, .era, .duringword, .past, .presentish, .futureish, .joint, .opener,
        .link, .plainname, .numbered, .measure,
    ]

    /// A lexicon of forms with their classes.
    /// - Parameters:
    ///   - forms: in order; of two values of one class for a form the first counts. Several words are separated by blanks.
    ///   - affixes: beginnings and endings that a form of one word may carry ("وب" of "ويوم", "'ta" of "Ağustos'ta").
    init(_ forms: [(form: String, cls: WordClass, value: Int32)], affixes: Affixes = Affixes()) {
        var byForm: [String: Int32] = [:]
        var ordered: [String] = []
        var entries: [Entry] = []
        func add(_ form: String, _ cls: WordClass, _ value: Int32) {
            let index: Int32
            if let known = byForm[form] {
                index = known
            } else {
                index = Int32(entries.count)
                byForm[form] = index
                ordered.append(form)
                entries.append(Entry())
            }
            entries[Int(index)].classes |= cls.bit
            entries[Int(index)].values.append((cls, value))
        }
        for (form, cls, value) in forms {
            let lowered = WordHash.lowercased(form.split(separator: " ").joined(separator: " "))
            guard !lowered.isEmpty else { continue }
            add(lowered, cls, value)
        }
        for (form, cls, value) in forms where affixes.apply(to: cls) {
            let lowered = WordHash.lowercased(form)
            guard !lowered.contains(" "), lowered.unicodeScalars.count > 2 else { continue }
            for other in affixes.forms(of: lowered) where byForm[other] == nil || entries[Int(byForm[other] ?? 0)].classes & cls.bit == 0 {
                add(other, cls, value)
            }
        }
        var single: [(UInt64, Int32)] = []
        var several: [(words: [UInt64], value: Int32)] = []
        var trigger: [(UInt64, Int32)] = []
        let helping = Self.helpers.reduce(UInt64(0)) { $0 | $1.bit }
        for (number, form) in ordered.enumerated() {
            let index = Int32(number)
            let hashes = form.split(separator: " ").map { WordHash.of($0) }
            if hashes.count == 1 { single.append((hashes[0], index)) } else { several.append((hashes, index)) }
            if entries[number].classes & ~helping != 0, let first = hashes.first {
                trigger.append((first, 0))
                entries[number].isTrigger = true
            }
        }
        self.entries = entries
        words = WordIndex(single)
        phrases = PhraseTable(several)
        phraseBeginnings = WordIndex(several.compactMap { entry in entry.words.first.map { ($0, 0) } })
        triggers = WordIndex(trigger)
    }

    /// The forms of tables of (form, class, value).
    /// - Throws: `DateResourceError` for a class or value that does not exist.
    static func forms(of table: ResourceTable) throws -> [(form: String, cls: WordClass, value: Int32)] {
        try table.rows.map { row in
            guard let cls = WordClass(name: row[1]) else {
                throw DateResourceError(file: table.name, line: row.line, problem: "no word class '\(row[1])'")
            }
            guard let value = value(row[2], cls) else {
                throw DateResourceError(file: table.name, line: row.line, problem: "no value '\(row[2])' of \(row[1])")
            }
            return (row[0], cls, value)
        }
    }

    private static func value(_ text: String, _ cls: WordClass) -> Int32? {
        if text.isEmpty { return 0 }
        switch cls {
        case .unit, .units: return Keyword.value(text, of: .u)
        case .season, .seasonname, .abbrseason: return Keyword.value(text, of: .s)
        case .part, .parts, .noon: return Keyword.value(text, of: .part)
        case .mod, .approx: return Keyword.value(text, of: .mod)
        case .setword: return Keyword.value(text, of: .u)
        default: return Keyword.value(text, of: .n)
        }
    }

    /// The entry of a word; nil when it is no word of time.
    func entry(_ hash: UInt64) -> Int32? { words[hash] }
    /// True when some phrase of several words begins with the word.
    func beginsPhrase(_ hash: UInt64) -> Bool { phraseBeginnings[hash] != nil }
    /// The longest phrase of several words at a place.
    func phrase(in hashes: [UInt64], at start: Int) -> (entry: Int32, end: Int)? {
        guard let match = phrases.longestMatch(in: hashes, at: start, limit: hashes.count), let entry = match.values.first
        else { return nil }
        return (entry, match.end)
    }
    /// True for words that can make a sentence worth reading.
    func isTrigger(_ hash: UInt64) -> Bool { triggers[hash] != nil }
}
