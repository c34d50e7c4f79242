import Lexicons
import StageKit

/// All word lists of the event coder, loaded once.
struct EventLexicon: Sendable {
    /// Rows of all files.
    let rows: [TriggerRow]
    /// Verb lemma -> rows; adjectives that govern (willing) are among them.
    let verbs: WordTable<[Int32]>
    /// Regular verb forms -> rows, for tokens whose lemma is unknown.
    private let verbForms: WordTable<[Int32]>
    /// Noun phrases -> row.
    let nouns: PhraseTable<Int32>
    let composition: Composition
    let status: StatusWords
    let discards: Discards
    /// Lemma -> context.
    let contexts: WordTable<String>

    init(in environment: StageEnvironment) throws {
        let room = "Events"
        let scale = GoldsteinScale(try environment.table("goldstein.tsv", in: room))
        var classes: [String: [String]] = [:]
        for row in try environment.table("classes.tsv", in: room).rows {
            classes[row[0]] = row[1].split(separator: " ").map(String.init)
        }
        var rows: [TriggerRow] = []
        var verbs: [(lemma: UInt64, row: Int32)] = [], forms: [(lemma: UInt64, row: Int32)] = []
        var nouns: [(words: [UInt64], value: Int32)] = []

        func addVerbs(_ names: String, _ row: ResourceTable.Row, _ file: String, needs: String, frame: String, _ coding: EventCoding?, _ kind: GoverningKind?) {
            let needs = needs.split(separator: " ").map { item in
                ComplementNeed(item.split(separator: "|").flatMap { word in
                    word.hasPrefix("@") ? classes[String(word)] ?? [] : [String(word)]
                })
            }
            for name in names.split(separator: "|") {
                let words = name.split(separator: " ").map { WordHash.of($0) }
                guard let head = words.first else { continue }
                verbs.append((head, Int32(rows.count)))
                for form in Inflection.forms(of: name.prefix { $0 != " " }) { forms.append((WordHash.of(form), Int32(rows.count))) }
                rows.append(TriggerRow(
                    rule: "lexicon:\(file):\(row.line)", followers: Array(words.dropFirst()), needs: needs,
                    frame: ArgumentFrame(frame), coding: coding, governs: kind))
            }
        }
        func addNouns(_ names: String, _ row: ResourceTable.Row, _ file: String, frame: String, _ coding: EventCoding?, _ kind: GoverningKind?) {
            for name in names.split(separator: "|") {
                for variant in EventLexicon.spellings(of: name) { nouns.append((variant, Int32(rows.count))) }
            }
            rows.append(TriggerRow(
                rule: "lexicon:\(file):\(row.line)", followers: [], needs: [], frame: ArgumentFrame(frame), coding: coding,
                governs: kind))
        }
        for row in try environment.table("verbs.tsv", in: room).rows {
            let coding = row[3] == "-" ? nil : scale.coding(type: row[3], mode: row[4], cameo: row[5], contexts: row[6])
            addVerbs(row[0], row, "verbs.tsv", needs: row[1], frame: row[2], coding, nil)
        }
        for row in try environment.table("operators.tsv", in: room).rows {
            guard let kind = GoverningKind(rawValue: row[1]) else { continue }
            let coding = row[4].isEmpty ? nil : scale.coding(type: row[3], mode: "", cameo: row[4], contexts: "")
            for name in row[0].split(separator: "|") {
                if name.hasSuffix("@n") {
                    addNouns(String(name.dropLast(2)), row, "operators.tsv", frame: row[2], coding, kind)
                } else {
                    addVerbs(String(name), row, "operators.tsv", needs: "", frame: row[2], coding, kind)
                }
            }
        }
        for row in try environment.table("nouns.tsv", in: room).rows {
            addNouns(row[0], row, "nouns.tsv", frame: row[1], scale.coding(type: row[2], mode: row[3], cameo: row[4], contexts: row[5]), nil)
        }
        self.rows = rows
        self.verbs = Self.grouped(verbs)
        self.verbForms = Self.grouped(forms)
        self.nouns = PhraseTable(nouns)
        composition = Composition(try environment.table("composition.tsv", in: room), scale)
        status = StatusWords(try environment.table("status.tsv", in: room))
        discards = Discards(try environment.table("discards.tsv", in: room))
        contexts = WordTable(words: try environment.table("contexts.tsv", in: room).rows.map { ($0[0], $0[1]) })
    }

    /// The rows of a verb, by its lemma, else by its form.
    func verbRows(_ lemma: UInt64, form: UInt64) -> [Int32]? { verbs[lemma] ?? verbForms[form] }

    private static func grouped(_ pairs: [(lemma: UInt64, row: Int32)]) -> WordTable<[Int32]> {
        var byLemma: [UInt64: Int] = [:]
        var grouped: [(UInt64, [Int32])] = []
        for (lemma, row) in pairs {
            if let at = byLemma[lemma] {
                if !grouped[at].1.contains(row) { grouped[at].1.append(row) }
            } else {
                byLemma[lemma] = grouped.count
                grouped.append((lemma, [row]))
            }
        }
        return WordTable(grouped)
    }

    /// A phrase as one token a word; hyphens either inside a token or as tokens of their own.
    static func spellings(of name: Substring) -> [[UInt64]] {
        let words = name.split(separator: "_")
        var found = [words.map { WordHash.of($0) }]
        if name.contains("-") {
            var split: [UInt64] = []
            for word in words {
                for (place, part) in word.split(separator: "-").enumerated() {
                    if place > 0 { split.append(WordHash.of("-")) }
                    split.append(WordHash.of(part))
                }
            }
            found.append(split)
        }
        return found
    }
}
