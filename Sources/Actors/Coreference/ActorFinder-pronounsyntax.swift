import Lexicons
import Prose

/// Features that look at the verbs and phrases around a pronoun and its candidate.
extension ActorFinder {
    func addSyntax(_ place: PronounCandidate.Place, _ index: Int, _ context: PronounContext, _ found: inout [UInt32]) {
        let token = context.token, head = place.head, candidate = candidates[index]
        func add(_ feature: PronounFeature, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) { found.append(feature.code(a, b, c)) }
        let back = context.sentence - view.sentence(head), near = min(back, 2)
        let relation = SyntaxClasses.role(view.relation(head)), governor = view.governor(head)
        let order = min(context.order[index] ?? 9, 4)
        add(.relationOrder, relation, order, near)
        add(.clausePair, context.clause, clause(of: head), near)
        add(.formRelation, place.form, relation, near)
        if view.relation(head) == .nsubjPass { add(.passive, near) }
        add(.rivals, min(context.recency[index] ?? 9, 6), near)
        add(.rivalsInSentence, SyntaxClasses.bucket(context.inSentence[view.sentence(head)] ?? 0, [1, 2, 3, 5]), relation == 0 ? 0 : relation <= 3 ? 1 : 2, near)
        addVerbs(head, relation, governor, near, context, &found)
        if back == 0 {
            if let position = context.ancestors.firstIndex(of: governor), governor >= 0 { add(.climb, min(position, 8), relation) }
            addPhrases(place, context, &found)
        }
        if candidate.wordCount == 1, context.hasLongNames { add(.shortName, SyntaxClasses.bucket(candidate.named.count, [1, 2, 3])) }
        if context.orphans > 0, let first = candidate.named.first {
            add(.orphans, min(context.orphans, 3), candidate.wordCount == 1 ? 1 : 0, first.tokens.lowerBound > context.firstOrphan ? 1 : 0)
        }
        let isLed = view.lower(place.tokens.lowerBound - 1) == Self.to && view.lower(place.tokens.lowerBound - 2) == Self.according
        if isLed { add(.accordingTo, near, verbClass(context.verb) == 1 ? 1 : 0) }
        if quotation[token] != 0, quotation[head] == 0, relation == 0, governor >= 0, Self.saysOf(verbClass(governor)) {
            add(.speaker, near, context.quotesFirstPerson ? 1 : 0)
        }
        if context.isPossessive, context.ownsKin { add(.kin, relation, near) }
    }

    /// What the next name behind the pronoun tells: the subject that a fronted phrase waits for.
    func addFronted(_ next: PronounCandidate.Place, _ context: PronounContext, isOnlyBehind: Bool, _ found: inout [UInt32]) {
        guard view.sentence(next.head) == context.sentence, SyntaxClasses.role(view.relation(next.head)) == 0 else { return }
        let verb = view.governor(next.head)
        guard verb > context.token, let climbed = context.ancestors.firstIndex(of: verb) else { return }
        let hasComma = (context.token..<next.tokens.lowerBound).contains { view.isComma($0) }
        found.append(PronounFeature.fronted.code(hasComma ? 1 : 0, isOnlyBehind ? 1 : 0, climbed <= 1 ? 0 : 1))
    }

    private func addVerbs(_ head: Int, _ relation: Int, _ governor: Int, _ near: Int, _ context: PronounContext, _ found: inout [UInt32]) {
        let own = governor >= 0 ? verbClass(verb(above: head)) : 0, other = verbClass(context.verb)
        let place = relation <= 5 ? relation : 6
        if own > 0 { found.append(PronounFeature.verbClass.code(own, place, near)) }
        if other > 0 { found.append(PronounFeature.pronounVerb.code(other, place, near)) }
        if own > 0, other > 0, place <= 3 { found.append(PronounFeature.verbPair.code(own, other, place)) }
    }

    private func addPhrases(_ place: PronounCandidate.Place, _ context: PronounContext, _ found: inout [UInt32]) {
        guard context.isPossessive else { return }
        let token = context.token, owned = view.governor(token)
        if owned >= 0, view.relation(owned) == .conj, view.governor(owned) == place.head { found.append(PronounFeature.joinedWith.code()) }
        let end = place.tokens.upperBound
        if view.lower(end) == Self.as, token > end, token - end <= 3 { found.append(PronounFeature.namedAs.code()) }
        if view.lower(token + 1) == Self.own {
            found.append(PronounFeature.own.code(SyntaxClasses.role(view.relation(place.head)), context.ancestors.contains(view.governor(place.head)) ? 1 : 0))
        }
    }

    /// The clause in which a token stands, as an index of `SyntaxClasses`; 0 for a main clause.
    func clause(of token: Int) -> Int {
        var position = view.governor(token), steps = 0
        while position >= 0, steps < 40 {
            if let clause = SyntaxClasses.clause(view.relation(position)) { return clause }
            position = view.governor(position)
            steps += 1
        }
        return 0
    }

    /// The nearest verb above a token, or its governor where it has none.
    func verb(above token: Int) -> Int {
        var position = view.governor(token), steps = 0
        while position >= 0, steps < 4 {
            if view.upos(position) == .verb { return position }
            position = view.governor(position)
            steps += 1
        }
        return view.governor(token)
    }

    func verbClass(_ token: Int) -> Int { token >= 0 ? Int(knowledge.verbClasses[view.lemma(token)] ?? 0) : 0 }

    private static func saysOf(_ kind: Int) -> Bool { kind == 1 || kind == 2 || kind == 3 }
    private static let to = WordHash.of("to")
    private static let according = WordHash.of("according")
    private static let `as` = WordHash.of("as")
    private static let own = WordHash.of("own")
}
