import Lexicons

/// The words that carry time, compiled from resource tables: form, class, value.
struct DateLexicon: Sendable {
    /// What a form may stand for: one value a class.
    struct Entry: Sendable {
        var classes: UInt64 = 0
        var values: [(cls: WordClass, value: Int32)] = []

        func value(_ cls: WordClass) -> Int32? { values.first { $0.cls == cls }?.value }
    }

    private(set) var entries: [Entry] = []
    private let words: WordTable<Int32>
    private let phrases: PhraseTable<Int32>
    private let triggers: WordTable<Void>

    /// Classes whose words only help others: a sentence that holds nothing else has no temporal expression.
    private static let helpers: [WordClass] = [
        .numword, .ordword, .mod, .quantity, .approx, .ampm, .zone, .era, .duringword, .past, .presentish, .futureish, .joint, .opener,
    ]

    /// A lexicon of tables of (form, class, value).
    /// - Throws: `DateResourceError` for a class or value that does not exist.
    init(_ tables: [ResourceTable], holidays: ResourceTable? = nil) throws {
        var byForm: [String: Int32] = [:]
        var ordered: [String] = []
        for table in tables {
            for row in table.rows {
                let form = WordHash.lowercased(row[0])
                guard let cls = WordClass(name: row[1]) else {
                    throw DateResourceError(file: table.name, line: row.line, problem: "no word class '\(row[1])'")
                }
                guard let value = Self.value(row[2], cls) else {
                    throw DateResourceError(file: table.name, line: row.line, problem: "no value '\(row[2])' of \(row[1])")
                }
                let index = byForm[form] ?? Int32(entries.count)
                if byForm[form] == nil {
                    byForm[form] = index
                    ordered.append(form)
                    entries.append(Entry())
                }
                entries[Int(index)].classes |= cls.bit
                entries[Int(index)].values.append((cls, value))
            }
        }
        // Holidays are words too: their value is their row in the calendar.
        for (index, row) in (holidays?.rows ?? []).enumerated() {
            for name in row[0].split(separator: ";") {
                let form = WordHash.lowercased(name.split(separator: " ").joined(separator: " "))
                if byForm[form] == nil {
                    byForm[form] = Int32(entries.count)
                    ordered.append(form)
                    entries.append(Entry())
                }
                guard let entry = byForm[form] else { continue }
                entries[Int(entry)].classes |= WordClass.holiday.bit
                entries[Int(entry)].values.append((.holiday, Int32(index)))
            }
        }
        var single: [(UInt64, Int32)] = []
        var several: [(words: [UInt64], value: Int32)] = []
        var trigger: [(UInt64, Void)] = []
        let helping = Self.helpers.reduce(UInt64(0)) { $0 | $1.bit }
        for form in ordered {
            guard let index = byForm[form] else { continue }
            let hashes = form.split(separator: " ").map { WordHash.of($0) }
            if hashes.count == 1 { single.append((hashes[0], index)) } else { several.append((hashes, index)) }
            if entries[Int(index)].classes & ~helping != 0, let last = hashes.first { trigger.append((last, ())) }
        }
        words = WordTable(single)
        phrases = PhraseTable(several)
        triggers = WordTable(trigger)
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
    /// The longest phrase of several words at a place.
    func phrase(in hashes: [UInt64], at start: Int) -> (entry: Int32, end: Int)? {
        guard let match = phrases.longestMatch(in: hashes, at: start, limit: hashes.count), let entry = match.values.first
        else { return nil }
        return (entry, match.end)
    }
    /// True for words that can make a sentence worth reading.
    func isTrigger(_ hash: UInt64) -> Bool { triggers.contains(hash) }
}
