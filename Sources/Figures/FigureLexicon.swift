import Lexicons
import StageKit

/// All tables of the stage, loaded once. A class: it is handed around in every sentence, and copies would count references.
final class FigureLexicon: Sendable {
    let numbers: NumberWords
    let units: UnitTable
    let currencies: CurrencyTable
    let modifiers: ModifierTable
    let triggers: TriggerTable
    let idioms: PhraseTable<Int32>
    let afterMetres, nameNoun, idiomOne, month, yearBefore, rankVerb, rankWord, rankList, scoreCue: WordSet
    let moneyCue, onlyPersons, titles, pluralPersons, wordMonth, rangeVerb, nameLetters, timeAfter, notOrdinal, superlative, placePreposition, persons, toll, copula, including, antecedent, humanAdjective, rateNoun, up, down, change, wordCodes, ambiguousNouns, victimNoun, hypothetical, linkWord, recent, combat, heat, orders, betweenAdjective, capitalCodes, titleCodes, millionCodes, ambiguousUnit: WordSet
    let perAnnum: WordTable<String>
    let hash = WordHash.of("#"), plusSlashMinus = WordHash.of("+/-")
    let placeWord = WordHash.of("place"), mostWord = WordHash.of("most"), bottom = WordHash.of("bottom"), lives = WordHash.of("lives"), tollWord = WordHash.of("toll"), being = WordHash.of("being")
    private let cents, pence: WordSet

    /// True for a hundredth of a dollar, euro or pound.
    func isCent(_ hash: UInt64) -> Bool { cents.contains(hash) || pence.contains(hash) }
    /// Letters that name (3G, 2D) and measure nothing.
    func isGlyphless(_ hash: UInt64) -> Bool { nameLetters.contains(hash) }
    func isPence(_ hash: UInt64) -> Bool { pence.contains(hash) }

    init(in environment: StageEnvironment) throws {
        numbers = try NumberWords(in: environment)
        units = try UnitTable(in: environment)
        currencies = try CurrencyTable(in: environment)
        modifiers = try ModifierTable(in: environment)
        triggers = try TriggerTable(in: environment)
        idioms = PhraseTable(
            try environment.table("idioms.tsv", in: "Figures").rows.map { row in
                (row[0].split(separator: " ").map { WordHash.of($0) }, Int32(row[1]) ?? 0)
            })
        let sets = try WordSets(in: environment)
        afterMetres = sets["after-metres"]
        nameNoun = sets["name-noun"]
        idiomOne = sets["idiom-one"]
        month = sets["month"]
        yearBefore = sets["year-before"]
        rankVerb = sets["rank-verb"]
        rankWord = sets["rank-word"]
        rankList = sets["rank-list"]
        scoreCue = sets["score-cue"]
        moneyCue = sets["money-cue"]
        onlyPersons = sets["only-persons"]
        titles = sets["titles"]
        pluralPersons = sets["plural-persons"]
        wordMonth = sets["word-month"]
        rangeVerb = sets["range-verb"]
        nameLetters = sets["name-letters"]
        timeAfter = sets["time-after"]
        notOrdinal = sets["not-ordinal"]
        superlative = sets["superlative"]
        placePreposition = sets["place-preposition"]
        persons = sets["persons"]
        toll = sets["toll"]
        copula = sets["copula"]
        including = sets["including"]
        antecedent = sets["antecedent"]
        humanAdjective = sets["human-adjective"]
        rateNoun = sets["rate-noun"]
        up = sets["up"]
        down = sets["down"]
        change = sets["change"]
        wordCodes = sets["word-codes"]
        ambiguousNouns = sets["ambiguous-currency"]
        victimNoun = sets["victim-noun"]
        hypothetical = sets["hypothetical"]
        linkWord = sets["link-word"]
        heat = sets["heat"]
        recent = sets["recent"]
        combat = sets["combat"]
        orders = sets["orders"]
        betweenAdjective = sets["between-adjective"]
        capitalCodes = sets["capital-codes"]
        titleCodes = sets["title-codes"]
        millionCodes = sets["million-codes"]
        ambiguousUnit = sets["ambiguous-unit"]
        cents = sets["cents"]
        pence = sets["pence"]
        perAnnum = WordTable(words: [("annum", "year"), ("capita", "person"), ("head", "person"), ("person", "person")])
    }
}
