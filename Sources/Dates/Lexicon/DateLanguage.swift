import Lexicons
import StageKit

/// Everything that belongs to one language: words, grammar, holidays, markers of tense, order of figures.
struct DateLanguage: Sendable {
    let lexicon: DateLexicon
    let grammar: Grammar
    let examples: [PatternExample]
    let holidays: HolidayCalendar
    let tense: TenseReader
    private let dayComesFirst: Bool

    /// The language of a folder of resources.
    /// - Throws: an error of a resource that is missing or faulty.
    init(_ code: String, in environment: StageEnvironment) throws {
        let room = "Dates"
        let holidayTable = try environment.table("\(code)/holidays.tsv", in: room)
        lexicon = try DateLexicon([try environment.table("\(code)/lexicon.tsv", in: room)], holidays: holidayTable)
        let patterns = try environment.resource("\(code)/patterns.txt", in: room)
        let parser = try PatternParser(name: "\(room)/\(code)/patterns.txt", text: patterns.text)
        grammar = try Grammar(parser)
        examples = parser.examples
        holidays = try HolidayCalendar(holidayTable)
        tense = TenseReader(try environment.table("\(code)/tense.tsv", in: room))
        let config = try environment.table("\(code)/config.tsv", in: room)
        dayComesFirst = config.rows.first { $0[0] == "order" }?[1] == "dmy"
    }

    /// Whether the day stands before the month in figures.
    func dayFirst(_ options: DatesOptions) -> Bool {
        switch options.order {
        case .auto: dayComesFirst
        case .dmy: true
        case .mdy: false
        }
    }
}
