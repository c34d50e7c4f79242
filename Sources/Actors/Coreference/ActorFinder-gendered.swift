import Lexicons
import Prose

/// "He" and "she": a ranker over everyone who agrees in gender.
extension ActorFinder {
    /// Resolves a gendered pronoun.
    mutating func resolveGendered(at token: Int, _ pronoun: Pronoun) {
        if candidates.isEmpty, !hasCandidates { collectCandidates() }
        var context = context(of: token, pronoun)
        let able = agreeing(context)
        complete(&context, able)
        let features = able.map { self.features(of: $0, context) }
        var best: Int?, bestScore = Int32.min, secondScore = Int32.min
        for (position, index) in able.enumerated() {
            let score = knowledge.pronounModel.isEmpty ? -Int32(context.order[index] ?? 9) : knowledge.pronounModel.score(features[position], role: context.role)
            if score > bestScore {
                secondScore = bestScore
                bestScore = score
                best = position
            } else if score > secondScore {
                secondScore = score
            }
        }
        if best != nil, !knowledge.pronounModel.isEmpty, bestScore <= knowledge.pronounModel.leastScore([PronounFeature.none.code()], role: context.role) { best = nil }
        if recordsChoices {
            record(context, able, features, chosen: best)
            recordStructure(pronoun, context, able)
        }
        guard let best else {
            let gender = context.isMasculine ? 0 : 1
            if orphans[gender].count == 0 { orphans[gender].first = token }
            orphans[gender].count += 1
            return
        }
        let index = able[best]
        let lead = secondScore == Int32.min ? 400 : Double(bestScore) - Double(secondScore)
        // A logistic curve through the lead over the second candidate, as fitted on held-out pronouns.
        let p = min(0.97, 0.5 + 0.45 * lead / (lead + 150))
        let actor = actor(of: index)
        mention(actor, token..<(token + 1), .pronoun, "rule:pronoun", p: p)
        candidates[index].add(pronoun: token)
        if context.isMasculine { candidates[index].masculine += 1 } else { candidates[index].feminine += 1 }
        lastGendered[context.isMasculine ? 0 : 1] = (index, context.sentence)
        if p > 0.75 {
            roster.change(actor) { _, traits in if traits.sex == .unknown { traits.sex = context.isMasculine ? .male : .female } }
        }
    }

    private func context(of token: Int, _ pronoun: Pronoun) -> PronounContext {
        var context = PronounContext(
            token: token, sentence: view.sentence(token), isMasculine: pronoun.gender == .masculine, role: role(of: token, pronoun))
        var position = token, clause: Int?
        while position >= 0, context.ancestors.count < 40 {
            context.ancestors.append(position)
            let governor = view.governor(position)
            if clause == nil, position != token { clause = governor < 0 ? 0 : SyntaxClasses.clause(view.relation(position)) }
            position = governor
        }
        context.clause = clause ?? 0
        context.isOpening = token - view.sentenceTokens(token).lowerBound <= 2
        context.last = lastGendered[context.isMasculine ? 0 : 1]
        context.firstOfText = firstPersonToken
        context.verb = verb(above: token)
        (context.firstOrphan, context.orphans) = orphans[context.isMasculine ? 0 : 1]
        context.quotesFirstPerson = quotesFirstPerson(token)
        let owned = view.governor(token)
        context.ownsKin = owned >= 0 && knowledge.grammar[view.lower(owned)].contains(.kin)
        return context
    }

    private func quotesFirstPerson(_ token: Int) -> Bool {
        guard quotation[token] != 0 else { return false }
        let sentence = view.sentenceTokens(token)
        return (max(0, sentence.lowerBound - 60)..<min(view.count, sentence.upperBound + 60)).contains {
            quotation[$0] == quotation[token] && Self.firstPersonSingular.contains(view.lower($0))
        }
    }

    private static let firstPersonSingular: WordSet = ["i", "me", "my", "myself"]

    func role(of token: Int, _ pronoun: Pronoun) -> Int {
        switch pronoun.grammaticalCase {
        case .reflexive: return 5
        case .subject: return 1
        case .object where view.tokens.xpos[token] != .prpPossessive && view.relation(token) != .nmodPoss: return 2
        case .object, .possessive:
            let owner = view.governor(token)
            return owner >= 0 && SyntaxClasses.role(view.relation(owner)) == 0 ? 4 : 3
        }
    }

    /// Candidates near the pronoun that agree with it and may stand where they stand.
    private func agreeing(_ context: PronounContext) -> [Int] {
        var near: Set<Int> = []
        var low = 0, high = candidatePlaces.count
        while low < high {
            let middle = (low + high) / 2
            if candidatePlaces[middle].token < context.token { low = middle + 1 } else { high = middle }
        }
        // A bounded look in both directions keeps long texts linear.
        var position = low - 1, steps = 0
        while position >= 0, steps < 160, context.sentence - view.sentence(candidatePlaces[position].token) <= 8 {
            near.insert(candidatePlaces[position].candidate)
            position -= 1
            steps += 1
        }
        position = low
        while position < candidatePlaces.count, position < low + 24, view.sentence(candidatePlaces[position].token) - context.sentence <= 1 {
            near.insert(candidatePlaces[position].candidate)
            position += 1
        }
        for last in lastGendered { if let last, context.sentence - last.sentence <= 8 { near.insert(last.candidate) } }
        return near.sorted().filter { index in
            let candidate = candidates[index]
            if candidate.sex != .unknown, (candidate.sex == .male) != context.isMasculine { return false }
            let end = PronounCandidate.index(in: candidate.places, from: context.token)
            if end > 0 {
                if context.sentence - view.sentence(candidate.places[end - 1].head) > 8 { return false }
            } else if let next = candidate.named.first(where: { $0.tokens.lowerBound > context.token }) {
                if view.sentence(next.head) - context.sentence > 1 { return false }
            } else {
                return false
            }
            return !isBarred(candidate, context) && (context.role != 5 || isAbove(candidate, context))
        }
    }

    /// True when the candidate stands in the pronoun's sentence under a word that is above the pronoun: "himself" looks no farther.
    private func isAbove(_ candidate: PronounCandidate, _ context: PronounContext) -> Bool {
        var position = PronounCandidate.index(in: candidate.places, from: view.sentenceTokens(context.token).lowerBound)
        while position < candidate.places.count, candidate.places[position].tokens.lowerBound < context.token {
            if context.ancestors.contains(view.governor(candidate.places[position].head)) { return true }
            position += 1
        }
        return view.parse == nil
    }

    /// The principles of binding: no object that is its own subject, no owner that is what it owns.
    private func isBarred(_ candidate: PronounCandidate, _ context: PronounContext) -> Bool {
        let governor = view.governor(context.token)
        var position = PronounCandidate.index(in: candidate.places, from: view.sentenceTokens(context.token).lowerBound)
        while position < candidate.places.count, view.sentence(candidate.places[position].head) == context.sentence {
            let place = candidate.places[position]
            position += 1
            if place.tokens.contains(context.token) { return true }
            let relation = view.relation(place.head), other = view.governor(place.head)
            switch context.role {
            case 2: if governor >= 0, other == governor, SyntaxClasses.role(relation) == 0 { return true }
            case 1:
                if governor >= 0, other == governor, view.upos(governor) == .verb || view.upos(governor) == .auxiliary,
                    [0, 1, 2, 3].contains(SyntaxClasses.role(relation))
                { return true }
            case 3, 4:
                if place.head == governor { return true }
                if governor >= 0, other == governor, relation == .appos || relation == .flat || relation == .compound { return true }
                // "Mary is her mother", "her mother Mary", "his wife, Jane".
                if governor >= 0, other == governor, SyntaxClasses.role(relation) == 0, view.upos(governor) == .noun { return true }
                if governor > context.token, view.upos(governor) == .noun, place.tokens.lowerBound == governor + 1 { return true }
                if knowledge.grammar[view.lower(governor)].contains(.kin), view.isComma(governor + 1), place.tokens.lowerBound == governor + 2,
                    view.isPunctuation(place.tokens.upperBound) || view.lower(place.tokens.upperBound) == Self.and
                { return true }
            default: break
            }
        }
        return false
    }

    private func complete(_ context: inout PronounContext, _ able: [Int]) {
        var nearest: [(sentences: Int, token: Int, index: Int)] = []
        var latest: [(token: Int, index: Int)] = []
        var first: [Int: (token: Int, index: Int)] = [:]
        for index in able {
            let candidate = candidates[index]
            context.mostMentions = max(context.mostMentions, candidate.named.count)
            if candidate.wordCount > 1 { context.hasLongNames = true }
            let end = PronounCandidate.index(in: candidate.places, from: context.token)
            guard end > 0 else { continue }
            context.mostBefore = max(context.mostBefore, end)
            context.mostRecent = max(context.mostRecent, recentCount(candidate, before: end, sentence: context.sentence))
            let last = candidate.places[end - 1]
            latest.append((last.tokens.lowerBound, index))
            let sentence = view.sentence(last.head)
            var position = end - 1
            while position > 0, view.sentence(candidate.places[position - 1].head) == sentence { position -= 1 }
            nearest.append((context.sentence - sentence, candidate.places[position].tokens.lowerBound, index))
            position = end - 1
            var counted: Set<Int> = []
            while position >= 0, context.sentence - view.sentence(candidate.places[position].head) <= 8 {
                let place = candidate.places[position], sentence = view.sentence(place.head)
                if counted.insert(sentence).inserted { context.inSentence[sentence, default: 0] += 1 }
                if first[sentence].map({ $0.token > place.tokens.lowerBound }) ?? true { first[sentence] = (place.tokens.lowerBound, index) }
                position -= 1
            }
        }
        nearest.sort { ($0.sentences, $0.token, $0.index) < ($1.sentences, $1.token, $1.index) }
        latest.sort { ($1.token, $0.index) < ($0.token, $1.index) }
        for (place, entry) in nearest.enumerated() { context.order[entry.index] = place }
        for (place, entry) in latest.enumerated() { context.recency[entry.index] = place }
        for (sentence, entry) in first { context.firstOf[sentence] = entry.index }
    }

    private mutating func record(_ context: PronounContext, _ able: [Int], _ features: [[UInt32]], chosen: Int?) {
        choices.append(
            PronounChoice(
                span: view.tokens.spans[context.token], role: context.role,
                candidates: zip(able, features).map { index, codes in
                    PronounChoice.Candidate(
                        spans: candidates[index].named.map { view.tokens.span(of: $0.tokens) },
                        heads: candidates[index].named.map { view.tokens.spans[$0.head] },
                        features: codes.map { RankingModel.text($0, templates: PronounFeature.names) })
                },
                none: [RankingModel.text(PronounFeature.none.code(), templates: PronounFeature.names)], chosen: chosen))
    }

    /// The same choice by the features of "it" and "they", whose ranker learns structure from it.
    private mutating func recordStructure(_ pronoun: Pronoun, _ context: PronounContext, _ able: [Int]) {
        var indexOf: [Int: Int] = [:]
        var found: [NeutralCandidate] = []
        for index in able {
            let end = PronounCandidate.index(in: candidates[index].places, from: context.token)
            guard end > 0 else { continue }
            let place = candidates[index].places[end - 1]
            indexOf[place.head] = index
            found.append(NeutralCandidate(actor: nil, token: place.tokens.lowerBound, head: place.head, form: place.form, isPerson: true))
        }
        rank(&found)
        let role = context.role
        structureChoices.append(
            PronounChoice(
                span: view.tokens.spans[context.token], role: role,
                candidates: found.compactMap { candidate in
                    guard let index = indexOf[candidate.head] else { return nil }
                    return PronounChoice.Candidate(
                        spans: candidates[index].named.map { view.tokens.span(of: $0.tokens) },
                        heads: candidates[index].named.map { view.tokens.spans[$0.head] },
                        features: neutralFeatures(candidate, context.token, role).map { RankingModel.text($0, templates: NeutralFeature.names) })
                },
                none: [RankingModel.text(NeutralFeature.nobody.code(), templates: NeutralFeature.names)], chosen: nil))
    }

    private static let and = WordHash.of("and")
}
