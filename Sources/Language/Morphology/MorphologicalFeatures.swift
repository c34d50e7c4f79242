import Lexicons
import Prose
import StageKit

/// Morphological features of English words as Universal Dependencies have them (universaldependencies.org/u/feat): by tags and form
/// from a table, and by the tree where words look alike (person and number of verbs, orders, the passive, gerunds, `it` and `you`,
/// relative and interrogative words). Typing errors, foreign words, style and abbreviations are not marked.
public struct MorphologicalFeatures: Sendable {
    private let table: WordTable<String>
    /// Depth to which lists of verbs are followed.
    private static let deepest = 8

    /// - Throws: when the table is missing.
    public init(in environment: StageEnvironment) throws {
        var rows: [(UInt64, String)] = []
        for row in try environment.table("tagging/features.tsv", in: "Language").rows {
            let tags = row[0].split(separator: "|", maxSplits: 1)
            guard tags.count == 2, let upos = PartOfSpeech(label: String(tags[0])) else { continue }
            rows.append((Self.key(row[1] == "-" ? 0 : WordHash.of(row[1]), upos, PennTag(label: String(tags[1]))), row[2]))
        }
        table = WordTable(rows)
    }

    private static func key(_ form: UInt64, _ upos: PartOfSpeech, _ xpos: PennTag) -> UInt64 {
        WordHash.joined(form, UInt64(upos.rawValue) << 8 | UInt64(xpos.rawValue))
    }

    /// The features of a sentence's words, `_` where there are none; linear time.
    public func features(of range: Range<Int>, _ tokens: Tokens, _ parse: DependencyParse, in text: Text) -> [String] {
        guard range.upperBound <= tokens.count else { return [] }
        let tree = GrammarTree(range, tokens, parse)
        return range.map { features(of: $0, tree, text, 0) }
    }

    private func features(of index: Int, _ tree: GrammarTree, _ text: Text, _ depth: Int) -> String {
        let tag = tree.tokens.xpos[index], upos = tree.tokens.upos[index]
        let isVerb = upos == .verb || upos == .auxiliary
        switch tag {
        case .vbd where isVerb, .vbp where isVerb: return finite(index, tree)
        case .vb where isVerb: return isOrder(index, tree, 0) ? "Mood=Imp|VerbForm=Fin" : "VerbForm=Inf"
        case .vbn where upos == .verb: return isPassive(index, tree, 0) ? "Tense=Past|VerbForm=Part|Voice=Pass" : "Tense=Past|VerbForm=Part"
        case .vbg where isVerb: return isGerund(index, tree, 0) ? "VerbForm=Ger" : "Tense=Pres|VerbForm=Part"
        case .wdt, .wp, .wpPossessive, .wrb:
            let kind = isRelative(index, tree) ? "PronType=Rel" : "PronType=Int"
            return listed(index, tree).split(separator: "|").map { $0.hasPrefix("PronType=") ? kind : String($0) }.joined(separator: "|")
        case .prp where Self.both.contains(tree.tokens.lower[index]):
            let name = isNominative(index, tree) ? "Case=Nom" : "Case=Acc"
            return listed(index, tree).split(separator: "|").map { $0.hasPrefix("Case=") ? name : String($0) }.joined(separator: "|")
        case .cd: return number(index, tree, text)
        case .jj: return ordinal(index, tree, text)
        default: return listed(index, tree)
        }
    }

    private func listed(_ index: Int, _ tree: GrammarTree) -> String {
        let upos = tree.tokens.upos[index], tag = tree.tokens.xpos[index]
        return table[Self.key(tree.tokens.lower[index], upos, tag)] ?? table[Self.key(0, upos, tag)] ?? "_"
    }

    // MARK: Verbs

    private func finite(_ index: Int, _ tree: GrammarTree) -> String {
        let isPast = tree.tokens.xpos[index] == .vbd, form = tree.tokens.lower[index]
        var person = "3", isPlural = !isPast
        if let subject = subject(of: index, tree) {
            for feature in listed(subject, tree).split(separator: "|") {
                if feature.hasPrefix("Person=") { person = String(feature.dropFirst(7)) }
                if feature.hasPrefix("Number=") { isPlural = feature != "Number=Sing" }
            }
            if let noun = antecedent(of: subject, tree) { isPlural = [.nns, .nnps].contains(tree.tokens.xpos[noun]) }
            if person == "3", tree.hasDependent(subject, where: { tree.relation($0) == .conj }) { isPlural = true }
        }
        if Self.am.contains(form) { (person, isPlural) = ("1", false) }
        if person == "2" { (person, isPlural) = form == Self.was ? ("3", isPlural) : ("2", false) }
        if !isPast, person == "3" { isPlural = true }
        return "Mood=Ind|Number=\(isPlural ? "Plur" : "Sing")|Person=\(person)|Tense=\(isPast ? "Past" : "Pres")|VerbForm=Fin"
    }

    /// The subject of a verb: its own, that of its head for an auxiliary or a copula, of the first in a list for the others, or
    /// the noun that its clause belongs to.
    private func subject(of index: Int, _ tree: GrammarTree) -> Int? {
        var verb = Self.supports.contains(tree.relation(index)) ? tree.head(index) ?? index : index
        for _ in 0..<4 {
            if let found = tree.dependent(verb, where: { Self.subjects.contains(tree.relation($0)) }) { return found }
            guard tree.relation(verb) == .conj, let head = tree.head(verb) else { break }
            verb = head
        }
        return [.acl, .aclRelcl].contains(tree.relation(verb)) ? tree.head(verb) : nil
    }

    /// The noun that a relative pronoun stands for.
    private func antecedent(of subject: Int, _ tree: GrammarTree) -> Int? {
        guard [.wdt, .wp].contains(tree.tokens.xpos[subject]), let verb = tree.head(subject),
            [.acl, .aclRelcl].contains(tree.relation(verb))
        else { return nil }
        return tree.head(verb)
    }

    /// True for a plain form that heads a clause without `to`, an auxiliary or a subject.
    private func isOrder(_ index: Int, _ tree: GrammarTree, _ depth: Int) -> Bool {
        guard depth < Self.deepest else { return false }
        let relation = tree.relation(index), isAuxiliary = relation == .aux || relation == .auxPass
        if isAuxiliary, tree.tokens.lemma[index] != Self.doing { return false }
        let verb = Self.supports.contains(relation) ? tree.head(index) ?? index : index
        func helps(_ word: Int) -> Bool {
            let tag = tree.tokens.xpos[word]
            if tag == .to || tag == .md { return true }
            switch tree.relation(word) {
            case .aux: return !(tag == .vb && tree.tokens.lemma[word] == Self.doing)
            case .auxPass: return tag != .vb
            default: return false
            }
        }
        if tree.hasDependent(verb, where: { $0 != index && helps($0) }) { return false }
        let top = tree.relation(verb)
        switch top {
        case .root, .parataxis, .ccomp, .advcl, .advclRelcl: break
        case .conj:
            guard let head = tree.head(verb) else { return false }
            if tree.tokens.xpos[head] == .vb { return isOrder(head, tree, depth + 1) }
            return isAuxiliary || !tree.hasDependent(head, where: { [.to, .md].contains(tree.tokens.xpos[$0]) })
        default: if !isAuxiliary { return false }
        }
        return top == .root || !tree.hasDependent(verb, where: { $0 != index && [.nsubj, .nsubjPass, .nsubjOuter].contains(tree.relation($0)) })
    }

    private func isPassive(_ index: Int, _ tree: GrammarTree, _ depth: Int) -> Bool {
        if tree.hasDependent(index, where: { [.auxPass, .nsubjPass].contains(tree.relation($0)) }) { return true }
        if tree.hasDependent(index, where: { tree.relation($0) == .aux && tree.tokens.lemma[$0] == Self.having }) { return false }
        if tree.relation(index) == .conj, depth < Self.deepest, let head = tree.head(index), tree.tokens.xpos[head] == .vbn {
            return isPassive(head, tree, depth + 1)
        }
        return true
    }

    private func isGerund(_ index: Int, _ tree: GrammarTree, _ depth: Int) -> Bool {
        switch tree.relation(index) {
        case .csubj, .csubjPass, .csubjOuter, .obj, .nsubj, .nsubjPass, .nsubjOuter, .obl, .oblAgent, .oblUnmarked, .nmod, .nmodPoss, .nmodDesc, .xcomp: return true
        default: break
        }
        if tree.hasDependent(index, where: { tree.relation($0) == .mark && tree.tokens.xpos[$0] == .in && !Self.conjunctions.contains(tree.tokens.lower[$0]) }) { return true }
        guard tree.relation(index) == .conj, depth < Self.deepest, let head = tree.head(index), tree.tokens.xpos[head] == .vbg else { return false }
        return isGerund(head, tree, depth + 1)
    }

    // MARK: Others

    /// True for a question word that leads a relative clause or has one.
    private func isRelative(_ index: Int, _ tree: GrammarTree) -> Bool {
        if tree.tokens.xpos[index] == .wp, tree.hasDependent(index, where: { tree.relation($0) == .aclRelcl }) { return true }
        var word = index
        for _ in 0..<4 {
            switch tree.relation(word) {
            case .aclRelcl, .advclRelcl: return true
            case .ccomp, .root, .conj, .xcomp, .advcl: return false
            default: break
            }
            guard let head = tree.head(word) else { return false }
            word = head
        }
        return false
    }

    private func isNominative(_ index: Int, _ tree: GrammarTree) -> Bool {
        let relation = tree.relation(index)
        if relation == .root || Self.subjects.contains(relation), ![.csubj, .csubjPass, .csubjOuter].contains(relation) { return true }
        guard relation == .conj, let head = tree.head(index) else { return false }
        return [.nsubj, .nsubjPass, .nsubjOuter].contains(tree.relation(head))
    }

    private func number(_ index: Int, _ tree: GrammarTree, _ text: Text) -> String {
        if let known = table[Self.key(tree.tokens.lower[index], tree.tokens.upos[index], .cd)] { return known }
        return text.withBytes { bytes in
            let form = bytes[tree.tokens.spans[index].range]
            guard form.contains(where: { $0 &- 0x30 < 10 }) else { return "NumForm=Word|NumType=Card" }
            return form.contains { $0 == 0x2E || $0 == 0x2F } ? "NumForm=Digit|NumType=Frac" : "NumForm=Digit|NumType=Card"
        }
    }

    private func ordinal(_ index: Int, _ tree: GrammarTree, _ text: Text) -> String {
        let isOrdinal = text.withBytes { bytes in
            let form = bytes[tree.tokens.spans[index].range]
            return form.count > 2 && (form.first ?? 0) &- 0x30 < 10 && ["st", "nd", "rd", "th"].contains { form.suffix(2).elementsEqual($0.utf8) }
        }
        return isOrdinal ? "Degree=Pos|NumForm=Combi|NumType=Ord" : listed(index, tree)
    }

    private static let subjects: Set<DependencyRelation> = [.nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass, .csubjOuter, .expl]
    private static let supports: Set<DependencyRelation> = [.aux, .auxPass, .cop]
    private static let both: Set<UInt64> = [WordHash.of("it"), WordHash.of("you")]
    private static let am: Set<UInt64> = [WordHash.of("am"), WordHash.of("'m"), WordHash.of("’m")]
    private static let was = WordHash.of("was"), doing = WordHash.of("do"), having = WordHash.of("have")
    private static let conjunctions = Set(["while", "when", "if", "though", "although", "as"].map { WordHash.of($0) })
}
