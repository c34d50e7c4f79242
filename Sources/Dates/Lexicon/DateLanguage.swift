import Lexicons
import StageKit

/// Everything that belongs to one language: words, grammar, holidays, markers of tense, order of figures.
struct DateLanguage: Sendable {
    let lexicon: DateLexicon
    let grammar: Grammar
    let examples: [PatternExample]
    let holidays: HolidayCalendar
    let tense: TenseReader
    let weights: AnchorWeights
    /// Whether the day stands before the month in figures.
    let dayFirst: Bool

    /// The language of a folder of resources.
    /// - Throws: an error of a resource that is missing or faulty.
    init(_ code: String, in environment: StageEnvironment) throws {
        let room = "Dates"
        let present = environment.resources(below: code, in: room)
        // A language may do without holidays and tense.
        func table(_ name: String) throws -> ResourceTable {
            let path = "\(code)/\(name)"
            return present.contains(path) ? try environment.table(path, in: room) : ResourceTable(name: path, text: "")
        }
        let holidayTable = try table("holidays.tsv")
        lexicon = try DateLexicon([try table("lexicon.tsv")], holidays: holidayTable)
        let patterns = try environment.resource("\(code)/patterns.txt", in: room)
        let parser = try PatternParser(name: "\(room)/\(code)/patterns.txt", text: patterns.text)
        grammar = try Grammar(parser)
        examples = parser.examples
        holidays = try HolidayCalendar(holidayTable)
        tense = TenseReader(try table("tense.tsv"))
        weights = try AnchorWeights(try environment.table("anchor-weights.tsv", in: room))
        dayFirst = try table("config.tsv").rows.first { $0[0] == "order" }?[1] == "dmy"
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
