import Lexicons
import StageKit

/// Everything that belongs to one language: words, grammar, names of holidays and periods, markers of tense, order of figures.
struct DateLanguage: Sendable {
    private(set) var lexicon: DateLexicon
    /// By the raw value of a register.
    private let grammars: [Grammar]
    let examples: [PatternExample]
    let calendars: CalendarSet
    let periods: PeriodTable
    let tense: TenseReader
    let weights: AnchorWeights
    /// Whether the day stands before the month in figures.
    private(set) var dayFirst: Bool
    /// Whether a stop after a number makes an ordinal ("20. Jahrhundert").
    private(set) var writesOrdinalsWithStop: Bool
    /// Whether a capital inside a sentence marks a name ("60 Minutes").
    let marksNamesByCapital: Bool

    var holidays: HolidayCalendar { calendars.holidays }
    var conventions: Conventions { calendars.conventions }

    /// The language of a folder of resources.
    /// - Throws: an error of a resource that is missing or faulty.
    init(_ code: String, in environment: StageEnvironment, calendars: CalendarSet, weights: AnchorWeights) throws {
        let room = "Dates"
        let present = environment.resources(below: code, in: room)
        // A language may do without holidays and tense.
        func table(_ name: String) throws -> ResourceTable {
            let path = "\(code)/\(name)"
            return present.contains(path) ? try environment.table(path, in: room) : ResourceTable(name: path, text: "")
        }
        self.calendars = calendars
        self.weights = weights
        periods = try PeriodTable(try table("periods.tsv"))
        let config = try table("config.tsv")
        func list(_ key: String) -> [String] { config.rows.first { $0[0] == key }?[1].split(separator: " ").map(String.init) ?? [] }
        let forms = try DateLexicon.forms(of: try table("lexicon.tsv"))
        let names = try Self.holidayNames(try table("holidays.tsv"), calendars.holidays)
        lexicon = DateLexicon(
            forms + names + periods.names, affixes: Affixes(prefixes: list("prefixes"), suffixes: list("suffixes")))
        let base = try environment.resource("\(code)/patterns.txt", in: room)
        var grammars: [Grammar] = [], examples: [PatternExample] = []
        for register in Register.allCases {
            var parser = PatternParser(register)
            // Of rules that match alike the earlier wins: those of the register.
            if let file = register.file {
                guard present.contains("\(code)/\(file)") else {
                    if let first = grammars.first { grammars.append(first) }
                    continue
                }
                try parser.read(try environment.resource("\(code)/\(file)", in: room).text, file: "\(room)/\(code)/\(file)")
                examples += parser.examples
            }
            try parser.read(base.text, file: "\(room)/\(code)/patterns.txt")
            if register == .prose { examples += parser.examples }
            grammars.append(try Grammar(parser))
        }
        self.grammars = grammars
        self.examples = examples
        tense = TenseReader(try table("tense.tsv"))
        marksNamesByCapital = !list("name-capitals").isEmpty
        writesOrdinalsWithStop = !list("ordinal-stop").isEmpty
        dayFirst = config.rows.first { $0[0] == "order" }?[1] == "dmy"
    }

    /// A language that has names of months and days only, read by the grammar of another.
    init(names: [(form: String, cls: WordClass, value: Int32)], like other: DateLanguage) {
        self = other
        lexicon = DateLexicon(names)
    }

    /// The rules for a register.
    func grammar(_ register: Register) -> Grammar { grammars[register.rawValue] }

    private static func holidayNames(_ table: ResourceTable, _ holidays: HolidayCalendar) throws -> [(form: String, cls: WordClass, value: Int32)] {
        try table.rows.flatMap { row in
            guard let number = holidays.number(of: row[1]) else {
                throw DateResourceError(file: table.name, line: row.line, problem: "no holiday '\(row[1])'")
            }
            return row[0].split(separator: ";").map { (String($0), WordClass.holiday, Int32(number)) }
        }
    }

    /// What a gap between two expressions says of them: 0 nothing, else the value of its joining word.
    func joint(_ gap: ArraySlice<Item>) -> Int32 {
        guard !gap.isEmpty, gap.count <= 2 else { return gap.isEmpty ? 3 : 0 }
        var result: Int32 = 0
        for item in gap {
            guard item.has(.joint), item.entry >= 0, let value = lexicon.entries[Int(item.entry)].value(.joint) else { return 0 }
            result = result == 0 ? value : min(result, value)
        }
        return result
    }

    /// Where a word that opens a range ("between", "from") begins, when it stands right before an expression.
    func opener(_ items: [Item], before start: Int) -> Int32? {
        for index in [start - 1, start - 2] where items.indices.contains(index) {
            if items[index].has(.opener) { return items[index].start }
            if !items[index].has(.punct), index == start - 1, items[index].end - items[index].start > 3 { return nil }
        }
        return nil
    }
}
