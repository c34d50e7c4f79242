import Lexicons
import Prose

/// A document's dependency trees with links down to the dependents; tells for each sentence whether the tree can be trusted.
struct Syntax {
    let tokens: Tokens
    let sentences: [Sentences.Sentence]
    private let heads: [Int32]
    private let relations: [DependencyRelation]
    private var firstChild: [Int32]
    private var nextSibling: [Int32]
    private var parsed: [Bool]

    init(tokens: Tokens, sentences: Sentences, parse: DependencyParse?) {
        self.tokens = tokens
        self.sentences = sentences.sentences
        let isWhole = parse.map { $0.heads.count == tokens.count && $0.relations.count == tokens.count } ?? false
        heads = isWhole ? parse?.heads ?? [] : []
        relations = isWhole ? parse?.relations ?? [] : []
        firstChild = Array(repeating: -1, count: heads.count)
        nextSibling = firstChild
        parsed = Array(repeating: false, count: self.sentences.count)
        for (number, sentence) in self.sentences.enumerated() where isWhole {
            for index in sentence.tokens.reversed() where index < heads.count {
                switch relations[index] {
                case .nsubj, .obj, .obl, .nsubjPass, .nmod: parsed[number] = true
                default: break
                }
                let head = Int(heads[index])
                guard sentence.tokens.contains(head), head != index else { continue }
                nextSibling[index] = firstChild[head]
                firstChild[head] = Int32(index)
            }
        }
    }

    /// True when the sentence has a real tree, not a placeholder.
    func isParsed(_ sentence: Int) -> Bool { parsed[sentence] }
    /// The governor; nil for roots.
    func head(_ index: Int) -> Int? { index < heads.count && heads[index] >= 0 ? Int(heads[index]) : nil }
    /// Relation to the governor.
    func relation(_ index: Int) -> DependencyRelation { index < relations.count ? relations[index] : .dep }

    /// Calls `body` for every dependent, in order, until it returns false.
    func forEachChild(_ index: Int, _ body: (Int, DependencyRelation) -> Bool) {
        guard index < firstChild.count else { return }
        var child = firstChild[index]
        while child >= 0 {
            if !body(Int(child), relations[Int(child)]) { return }
            child = nextSibling[Int(child)]
        }
    }

    /// The first dependent with this relation.
    func child(_ index: Int, _ wanted: DependencyRelation) -> Int? {
        var found: Int?
        forEachChild(index) { child, relation in
            if relation == wanted { found = child }
            return found == nil
        }
        return found
    }

    private static let have = WordHash.of("have")

    /// True when the verb's subject undergoes what it tells.
    func isPassive(_ verb: Int) -> Bool {
        var passive = false
        forEachChild(verb) { _, relation in
            if relation == .auxPass || relation == .nsubjPass { passive = true }
            return !passive
        }
        if passive { return true }
        guard tokens.xpos[verb] == .vbn else { return false }
        switch relation(verb) {
        case .acl, .amod, .advcl: return true
        // "were reported killed", but not a perfect whose "have" became the governor.
        case .xcomp: return child(verb, .aux) == nil && head(verb).map { tokens.lemma[$0] != Self.have } ?? false
        // "were captured and killed": the second participle shares the auxiliary.
        case .conj:
            guard child(verb, .aux) == nil, child(verb, .nsubj) == nil, let first = head(verb), relation(first) != .conj else { return false }
            return isPassive(first)
        default: return false
        }
    }
}
