import Lexicons
import Prose

/// The features of a candidate of a gendered pronoun.
extension ActorFinder {
    func features(of index: Int, _ context: PronounContext) -> [UInt32] {
        let candidate = candidates[index], token = context.token
        var found: [UInt32] = []
        func add(_ feature: PronounFeature, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) { found.append(feature.code(a, b, c)) }
        let end = PronounCandidate.index(in: candidate.places, from: token)
        let namesBefore = PronounCandidate.index(in: candidate.named, from: token)
        if end > 0 {
            addNearest(candidate.places[end - 1], index, context, end: end, namesBefore: namesBefore, &found)
            addSyntax(candidate.places[end - 1], index, context, &found)
            if namesBefore < candidate.named.count { addFronted(candidate.named[namesBefore], context, isOnlyBehind: false, &found) }
        } else if let next = candidate.named.first(where: { $0.tokens.lowerBound > token }) {
            add(.after)
            let ahead = view.sentence(next.head) - context.sentence
            add(.afterSentences, SyntaxClasses.bucket(ahead, [0, 1]))
            if ahead == 0 {
                let isSubject = SyntaxClasses.role(view.relation(next.head)) == 0
                add(.afterRole, isSubject ? 1 : 0)
                if isSubject, context.ancestors.contains(view.governor(next.head)) { add(.afterAbove) }
                add(.afterDistance, SyntaxClasses.bucket(next.tokens.lowerBound - token, [2, 5, 10, 20]))
                addFronted(next, context, isOnlyBehind: true, &found)
                if candidate.wordCount == 1, context.hasLongNames { add(.shortName, SyntaxClasses.bucket(candidate.named.count, [1, 2, 3]), 1) }
                if context.orphans > 0 { add(.orphans, min(context.orphans, 3), candidate.wordCount == 1 ? 1 : 0, 2) }
            }
        }
        add(.mentionsBefore, SyntaxClasses.bucket(end, [0, 1, 2, 3, 5]))
        add(.mentions, SyntaxClasses.bucket(candidate.named.count, [1, 2, 3, 5]))
        if candidate.named.count == context.mostMentions { add(.mostMentions) }
        if end > 0, end == context.mostBefore { add(.mostBefore) }
        if candidate.named.first?.tokens.lowerBound == context.firstOfText, namesBefore > 0 { add(.firstOfText) }
        add(.gender, candidate.sex == .unknown ? 0 : 1)
        if candidate.sex == .unknown {
            let same = context.isMasculine ? candidate.masculine : candidate.feminine
            let other = context.isMasculine ? candidate.feminine : candidate.masculine
            add(.genderHistory, min(same, 2), min(other, 2))
        }
        add(.kind, candidate.kind.rawValue)
        if candidate.kind != .person { add(.kindGiven, candidate.kind.rawValue, candidate.hasGivenName ? 1 : 0) }
        if candidate.wordCount > 1 { add(.severalWords) }
        return found
    }

    private func addNearest(
        _ place: PronounCandidate.Place, _ index: Int, _ context: PronounContext, end: Int, namesBefore: Int, _ found: inout [UInt32]
    ) {
        let candidate = candidates[index], token = context.token, head = place.head
        func add(_ feature: PronounFeature, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) { found.append(feature.code(a, b, c)) }
        let back = context.sentence - view.sentence(head)
        let near = min(back, 2), relation = SyntaxClasses.role(view.relation(head)), governor = view.governor(head)
        let order = min(context.order[index] ?? 9, 4)
        add(.sentences, min(back, 4))
        if namesBefore > 0 {
            add(.nameSentences, SyntaxClasses.bucket(context.sentence - view.sentence(candidate.named[namesBefore - 1].head), [0, 1, 2, 3, 5]))
        }
        add(.relation, relation)
        add(.relationSentences, relation, min(back, 3))
        if relation == 4 || relation == 5 || relation == 9, governor >= 0 {
            let above = SyntaxClasses.role(view.relation(governor))
            add(.ownerRelation, above <= 4 ? above : 5, min(back, 3))
        }
        add(.form, place.form)
        add(.order, order, back == 0 ? 1 : 0)
        add(.openingOrder, context.isOpening ? 1 : 0, min(order, 3))
        add(.recency, min(context.recency[index] ?? 5, 4))
        add(.clauseRelation, context.clause, relation, near)
        let isQuoted = quotation[token] != 0
        add(.quotation, isQuoted ? 1 : 0, quotation[head] == 0 ? 0 : quotation[head] == quotation[token] ? 1 : 2)
        if candidate.named.count > namesBefore, candidate.named[namesBefore].tokens.lowerBound > token {
            let next = candidate.named[namesBefore]
            let isSubject = SyntaxClasses.role(view.relation(next.head)) == 0 ? 1 : 0
            switch view.sentence(next.head) - context.sentence {
            case 0: add(.next, isSubject, SyntaxClasses.bucket(next.tokens.lowerBound - token, [4, 10]))
            case 1: add(.nextSentence, isSubject)
            default: break
            }
        }
        let recent = recentCount(candidate, before: end, sentence: context.sentence)
        add(.recent, min(recent, 4))
        if recent > 0, recent == context.mostRecent { add(.mostRecent) }
        if back == 0 {
            add(.distance, SyntaxClasses.bucket(token - place.tokens.upperBound, [1, 3, 6, 10, 15, 25]))
            if governor >= 0, let position = context.ancestors.firstIndex(of: governor) {
                add(.dominates)
                var link = 0
                for ancestor in context.ancestors[..<position] { if let clause = SyntaxClasses.clause(view.relation(ancestor)) { link = clause } }
                add(.dominatesBy, relation, link)
                if Self.saying.contains(view.lemma(governor)) { add(.saying) }
            } else {
                add(.apart, relation)
            }
            if context.ancestors.contains(head) { add(.aboveItself) }
        }
        if context.firstOf[view.sentence(head)] == index { add(.first, near) }
        switch context.role {
        case 1, 4: if relation == 0 { add(.parallel, 1, near) }
        case 2: if relation == 1 || relation == 2 || relation == 3 { add(.parallel, 2, near) }
        default: break
        }
        if context.isPossessive, relation == 5 { add(.parallel, 3, near) }
        if view.sign(place.tokens.lowerBound - 1) == 0x28 { add(.bracketed) }
        if relation == 7 || isCoordinated(head) { add(.coordinated) }
        add(.depth, SyntaxClasses.bucket(depth(of: head), [1, 2, 3, 4, 6]))
        if view.isPossessive(place.tokens.upperBound) { add(.possessive) }
        if let last = context.last, last.candidate == index { add(.continued, min(context.sentence - last.sentence, 3)) }
        var position = end - 1
        while position >= 0, context.sentence - view.sentence(candidate.places[position].head) <= 2 {
            let earlier = candidate.places[position].head
            if SyntaxClasses.role(view.relation(earlier)) == 0 {
                add(.recentSubject, context.sentence - view.sentence(earlier))
                break
            }
            position -= 1
        }
    }

    func recentCount(_ candidate: PronounCandidate, before end: Int, sentence: Int) -> Int {
        var count = 0, position = end - 1
        while position >= 0, count < 4, sentence - view.sentence(candidate.places[position].head) <= 2 {
            count += 1
            position -= 1
        }
        return count
    }

    func isCoordinated(_ head: Int) -> Bool {
        for token in (head + 1)..<max(head + 1, min(head + 12, view.count)) where view.governor(token) == head && view.relation(token) == .conj { return true }
        return false
    }

    private func depth(of token: Int) -> Int {
        var depth = 1, position = view.governor(token)
        while position >= 0, depth < 8 {
            depth += 1
            position = view.governor(position)
        }
        return depth
    }

    private static let saying: WordSet = [
        "say", "tell", "think", "believe", "know", "claim", "state", "add", "feel", "hope", "write", "announce", "report", "explain", "argue",
        "admit", "decide", "learn", "realize", "realise", "insist", "warn", "promise", "suggest", "deny",
    ]
}
