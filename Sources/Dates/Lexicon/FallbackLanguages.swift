import Lexicons
import Synchronization

/// Languages of which only the names of months and weekdays are known, from CLDR; each is compiled when a text first needs it.
///
/// What is kept is a pure function of the table, so that no document sees another.
final class FallbackLanguages: Sendable {
    private let rows: [String: [ResourceTable.Row]]
    private let base: DateLanguage
    private let made = Mutex<[String: DateLanguage]>([:])

    /// The languages of a table of (code, kind, number, forms).
    init(_ table: ResourceTable, base: DateLanguage) {
        rows = Dictionary(grouping: table.rows) { $0[0] }
        self.base = base
    }

    /// The language of a code; the one that knows figures only when the table has none.
    func language(_ code: String) -> DateLanguage {
        guard let rows = rows[code] else { return base }
        return made.withLock { made in
            if let known = made[code] { return known }
            var names: [(form: String, cls: WordClass, value: Int32)] = []
            for row in rows {
                let cls: WordClass = row[1] == "month" ? .month : row[1] == "weekday" ? .weekday : .link
                for form in row[3].split(separator: ";") {
                    names.append((String(form), cls, Int32(row[2]) ?? 0))
                    // Scripts without blanks are cut into single signs.
                    if form.unicodeScalars.allSatisfy({ (0x3040...0x9FFF).contains($0.value) }) {
                        names.append((form.map(String.init).joined(separator: " "), cls, Int32(row[2]) ?? 0))
                    }
                }
            }
            let language = DateLanguage(names: names, like: base)
            made[code] = language
            return language
        }
    }
}
