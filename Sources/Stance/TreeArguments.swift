import Lexicons
import Prose

/// The actors that a dependency tree puts on both sides of a predicate.
struct TreeArguments {
    private let parse: DependencyParse
    private let tokens: Tokens
    private let lookup: MentionLookup
    private let lexicon: StanceLexicon
    private let sentence: Range<Int>

    /// nil when the tree has no subject or object at all: then it was not made by a parser that tells.
    init?(_ parse: DependencyParse, tokens: Tokens, lookup: MentionLookup, lexicon: StanceLexicon, sentence: Range<Int>) {
        guard parse.heads.count == tokens.count,
            sentence.contains(where: {
                [.nsubj, .obj, .obl, .nmod, .nsubjPass, .nmodPoss].contains(parse.relations[$0])
            })
        else { return nil }
        self.parse = parse
        self.tokens = tokens
        self.lookup = lookup
        self.lexicon = lexicon
        self.sentence = sentence
    }

    func pairs(of predicate: Range<Int>, isMutual: Bool, isActed: Bool) -> [ArgumentFinder.Pair] {
        let head = self.head(of: predicate)
        var subjects: [Int] = [], objects: [(mention: Int, isAgainst: Bool)] = []
        collect(head, predicate, isActed, isMutual, &subjects, &objects)
        // "launched an attack on B", "promised to fight B", "an enemy of B": the subject stands higher up.
        // "hailed the friendship between A and B": both are told, whoever hails it is no third.
        let isComplete = isMutual && objects.count >= 2 && tokens.upos[head] == .noun
        let isHeld = isComplete || subjects.isEmpty && isHeldByAnother(head)
        if !isHeld, subjects.isEmpty || (isMutual && objects.isEmpty) { climb(from: head, predicate, isActed, isMutual, &subjects, &objects) }
        var pairs: [ArgumentFinder.Pair] = []
        for from in subjects {
            for object in objects where lookup.places[object.mention].actor != lookup.places[from].actor {
                pairs.append(ArgumentFinder.Pair(from: from, to: object.mention, p: 0.75, isAgainst: object.isAgainst))
            }
        }
        if pairs.isEmpty, isMutual {
            let all = subjects.count >= 2 ? subjects : objects.map(\.mention)
            if all.count >= 2 { pairs.append(ArgumentFinder.Pair(from: all[0], to: all[1], p: 0.7)) }
        }
        return pairs
    }

    /// The token of the predicate whose governor stands outside it.
    private func head(of predicate: Range<Int>) -> Int {
        predicate.first { !predicate.contains(Int(parse.heads[$0])) } ?? predicate.lowerBound
    }

    private func collect(
        _ head: Int, _ predicate: Range<Int>, _ isActed: Bool, _ isMutual: Bool, _ subjects: inout [Int], _ objects: inout [(mention: Int, isAgainst: Bool)]
    ) {
        for token in sentence where Int(parse.heads[token]) == head {
            switch parse.relations[token] {
            case .nsubj, .nmodPoss, .oblAgent: subjects += mentions(below: token)
            case .compound, .amod: if tokens.upos[head] == .noun { subjects += mentions(below: token) }
            case .obj where isBlame(head) && isDeed(token), .nsubjPass where isBlame(head) && isDeed(token): objects += doers(of: token).map { ($0, false) }
            case .obj, .iobj, .nsubjPass: objects += mentions(below: token).map { ($0, false) }
            case .obl, .nmod, .advmod, .xcomp, .ccomp:
                let marker = caseMarker(of: token)
                if marker == lexicon.by { subjects += mentions(below: token) } else if parse.relations[token] == .obl
                    || parse.relations[token] == .nmod, isObject(token, of: predicate, isActed, isMutual)
                {
                    objects += mentions(below: token).map { ($0, marker == lexicon.against) }
                }
            default: break
            }
        }
        // A participle or clause that modifies a noun: the noun is its subject, or its object where an agent is told.
        let governor = Int(parse.heads[head])
        guard sentence.contains(governor) else { return }
        switch parse.relations[head] {
        case .aclRelcl where subjects.isEmpty || subjects.allSatisfy { isRelativePronoun($0) }: subjects += mentions(below: governor, isShallow: true)
        // "hurt people by killing": it is not the people who kill.
        case .acl where isMarked(head, by: lexicon.by): break
        case .acl:
            if tokens.xpos[head] == .vbn { objects += mentions(below: governor, isShallow: true).map { ($0, false) } } else if subjects.isEmpty {
                subjects += mentions(below: governor, isShallow: true)
            }
        case .amod where subjects.isEmpty: break
        default: break
        }
    }

    private func isRelativePronoun(_ mention: Int) -> Bool { tokens.upos[lookup.places[mention].tokens.lowerBound] == .pronoun }

    private func climb(
        from start: Int, _ predicate: Range<Int>, _ isActed: Bool, _ isMutual: Bool, _ subjects: inout [Int],
        _ objects: inout [(mention: Int, isAgainst: Bool)]
    ) {
        var token = start
        for _ in 0..<4 {
            let governor = Int(parse.heads[token])
            guard sentence.contains(governor) else { return }
            switch parse.relations[token] {
            case .obj, .obl, .xcomp, .conj, .advcl, .amod, .acl, .cop, .ccomp, .nmod, .nsubj, .nsubjPass, .root: break
            default: return
            }
            // "support for funds for the Norland war" does not tell who wages it.
            if isMutual, parse.relations[token] == .nmod { return }
            // "took the town with little resistance": how something was done is not an attitude of who did it.
            if parse.relations[token] == .obl, ![0, lexicon.in, lexicon.at].contains(caseMarker(of: token)) { return }
            if parse.relations[token] == .ccomp || parse.relations[token] == .nsubj, tokens.upos[governor] == .verb,
                parse.relations[token] == .ccomp { return }
            // "condemned an attack on B": whoever blames a deed has not done it.
            if tokens.upos[start] != .verb, parse.relations[token] == .obj, isBlame(governor) { return }
            if tokens.upos[token] == .verb, let controllers = controllers(of: token, below: governor) {
                subjects += controllers
                return
            }
            var above: [Int] = [], beside: [(mention: Int, isAgainst: Bool)] = []
            for sibling in sentence where Int(parse.heads[sibling]) == governor && sibling != token {
                switch parse.relations[sibling] {
                case .nsubj, .nmodPoss: above += mentions(below: sibling)
                case .oblAgent: above += mentions(below: sibling)
                case .nsubjPass: if objects.isEmpty { beside += mentions(below: sibling).map { ($0, false) } }
                case .obl, .nmod, .obj:
                    let marker = caseMarker(of: sibling)
                    if marker == lexicon.by { above += mentions(below: sibling) } else if parse.relations[sibling] == .obj
                        || isObject(sibling, of: predicate, isActed, isMutual)
                    {
                        beside += mentions(below: sibling).map { ($0, marker == lexicon.against) }
                    }
                default: break
                }
            }
            // A verb has its own objects; those of the verb above it are not its.
            if objects.isEmpty, tokens.upos[start] != .verb { objects = beside }
            if !above.isEmpty {
                subjects += above
                return
            }
            if isHeldByAnother(governor) { return }
            // What is said of a noun in a clause of its own is not done by whoever stands above that clause.
            if parse.relations[token] == .nsubj || parse.relations[token] == .nsubjPass { return }
            token = governor
        }
    }

    /// Whether somebody who is no actor of the document holds or does it: "the protesters' support for B" is nobody's whom a verb further up names.
    private func isHeldByAnother(_ node: Int) -> Bool {
        sentence.contains { child in
            Int(parse.heads[child]) == node && [.nsubj, .nmodPoss].contains(parse.relations[child]) && tokens.upos[child] != .pronoun
                && tokens.upos[child] != .determiner && mentions(below: child).isEmpty
        }
    }

    private func isBlame(_ verb: Int) -> Bool { tokens.upos[verb] == .verb && lexicon.blames.contains(tokens.lemma[verb]) }

    /// A noun that names something hostile: "attack", "sanctions".
    private func isDeed(_ token: Int) -> Bool {
        guard tokens.upos[token] == .noun else { return false }
        return (lexicon.attitudes.longestMatch(in: tokens.lemma, at: token, limit: token + 1)?.values.first?.polarity ?? 0) < 0
    }

    /// Whom a phrase names as those who did the deed: "the Norland attack", "an attack on Sudmark by Norland", not Sudmark.
    private func doers(of deed: Int) -> [Int] {
        sentence.filter { child in
            guard Int(parse.heads[child]) == deed else { return false }
            return [.nmodPoss, .compound, .amod].contains(parse.relations[child]) || parse.relations[child] == .nmod && caseMarker(of: child) == lexicon.by
        }.flatMap { mentions(below: $0) }
    }

    /// Who does what another verb asks or blames its object for: "urged A to leave B", "accused A of killing B". Nil where the verb has no
    /// object, or where its subject acts ("attacked A to help B").
    private func controllers(of token: Int, below governor: Int) -> [Int]? {
        let isAsked = parse.relations[token] == .xcomp
        let isBlamed = parse.relations[token] == .advcl && [lexicon.of, lexicon.from, lexicon.against].contains { isMarked(token, by: $0) }
        guard isAsked || isBlamed, tokens.upos[governor] == .verb else { return nil }
        let objects = sentence.filter { Int(parse.heads[$0]) == governor && [.obj, .iobj, .nsubjPass].contains(parse.relations[$0]) && $0 < token }
        guard let object = objects.first else { return nil }
        return mentions(below: object)
    }

    /// Whether a phrase with a preposition can be the object of a predicate: not where or when it was, nor what it is compared with, nor as
    /// what it is done ("serves as a member of B"), nor what two contend for ("rivals for the B nomination").
    private func isObject(_ token: Int, of predicate: Range<Int>, _ isActed: Bool, _ isMutual: Bool) -> Bool {
        let marker = caseMarker(of: token)
        if lexicon.asides.contains(marker) || marker == lexicon.as || (isMutual && marker == lexicon.for) { return false }
        guard lexicon.locatives.contains(marker) else { return true }
        // "withdraw from B" names the preposition itself; "trust in B" and "distance from B" are told by declared words.
        if predicate.contains(where: { tokens.lower[$0] == marker }) { return true }
        let isVerb = predicate.contains { tokens.upos[$0] == .verb }
        return !isActed && (!isVerb || marker == lexicon.from)
    }

    private func isElsewhere(_ token: Int) -> Bool {
        let marker = caseMarker(of: token)
        return lexicon.locatives.contains(marker) || lexicon.asides.contains(marker)
    }

    private func isMarked(_ token: Int, by word: UInt64) -> Bool {
        sentence.contains {
            Int(parse.heads[$0]) == token && [.mark, .case].contains(parse.relations[$0]) && tokens.lower[$0] == word
        }
    }

    private func caseMarker(of token: Int) -> UInt64 {
        for child in sentence where Int(parse.heads[child]) == token && parse.relations[child] == .case { return tokens.lower[child] }
        return 0
    }

    /// The actors that a phrase speaks of: its head's, or, when the head is no actor, those of its modifiers; with conjuncts.
    private func mentions(below token: Int, isShallow: Bool = false) -> [Int] {
        var found: [Int] = []
        if let own = lookup.mention(at: token) { found += lookup.sharers(of: own) } else {
            for child in sentence where Int(parse.heads[child]) == token {
                switch parse.relations[child] {
                case .nmod where isElsewhere(child): break
                case .nmodPoss, .compound, .amod, .nmod, .appos, .flat: if let own = lookup.mention(at: child) { found.append(own) }
                default: break
                }
            }
        }
        if !isShallow {
            for child in sentence where Int(parse.heads[child]) == token && parse.relations[child] == .conj {
                if let own = lookup.mention(at: child) { found.append(own) }
            }
        }
        return found
    }
}
