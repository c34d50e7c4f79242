import Lexicons
import Prose

/// "It" and "they": a ranker over the actors of the last sentences and "no actor".
extension ActorFinder {
    /// What a pronoun may mean, by its nearest mention: an actor, or a thing, which is ranked so that it may win.
    struct NeutralCandidate {
        /// Index into the roster; nil for a thing.
        var actor: Int?
        /// First token and head of the mention; its form as an index.
        var token: Int
        var head: Int
        var form: Int
        /// True for the candidate of a gendered pronoun, from which structure is learned.
        var isPerson = false
        var mentions = 1
        var order = 0
        var recency = 0
    }

    mutating func resolveNeutral(at token: Int, _ pronoun: Pronoun) {
        if quotation.isEmpty { markQuotations() }
        let candidates = neutralCandidates(token, pronoun)
        guard recordsChoices || candidates.contains(where: { $0.actor != nil }) else { return }
        let role = role(of: token, pronoun) + (pronoun.isPlural ? 6 : 0)
        let features = candidates.map { neutralFeatures($0, token, role) }
        let none = noneFeatures(token, pronoun, candidates.count)
        let model = knowledge.neutralModel
        // With no weights (in the first round of training) nobody is meant.
        var best = -1, bestScore = model.leastScore(none, role: role), second = Int32.min
        for (position, codes) in features.enumerated() {
            var score = model.score(codes, role: role) &+ (candidates[position].actor == nil ? model.threshold : 0)
            // News says where things happen far more often than the corpus does: a place is seldom who acts.
            if knowledge.grammar[view.lower(candidates[position].token - 1)].contains(.placeBefore) { score &-= 60 }
            if score > bestScore {
                second = bestScore
                bestScore = score
                best = position
            } else {
                second = max(second, score)
            }
        }
        if recordsChoices { recordNeutral(token, role, candidates, features, none, chosen: best) }
        guard best >= 0, let actor = candidates[best].actor else { return }
        let lead = Double(bestScore) - Double(max(second, model.leastScore(none, role: role)))
        let p = min(0.95, 0.5 + 0.45 * lead / (lead + 150))
        for each in joinedActors(candidates[best], actor, pronoun) { mention(each, token..<(token + 1), .pronoun, "rule:pronoun", p: p) }
        lastNeutral[pronoun.isPlural ? 1 : 0] = (actor, view.sentence(token))
    }

    /// Actors and things of this sentence and the three before, each by its nearest mention.
    private func neutralCandidates(_ token: Int, _ pronoun: Pronoun) -> [NeutralCandidate] {
        let sentence = view.sentence(token)
        var found: [NeutralCandidate] = [], place: [Int: Int] = [:]
        var index = trailIndex(before: token), steps = 0
        while index >= 0, steps < 120 {
            let entry = trail[index]
            defer { index -= 1; steps += 1 }
            let back = sentence - view.sentence(entry.token)
            if back > 3 { break }
            if let known = place[entry.actor] { found[known].mentions += 1; continue }
            guard agrees(entry.actor, pronoun) || pronoun.isPlural && isJoined(entry.head), !isBarred(entry.head, token, pronoun) else { continue }
            place[entry.actor] = found.count
            found.append(NeutralCandidate(actor: entry.actor, token: entry.token, head: entry.head, form: entry.form))
        }
        addThings(before: token, pronoun, to: &found)
        rank(&found)
        return found
    }

    /// Sorts candidates, nearest first, and notes the place of each by recency and by order.
    func rank(_ found: inout [NeutralCandidate]) {
        found.sort { ($0.token, $0.actor ?? -1) > ($1.token, $1.actor ?? -1) }
        for position in found.indices { found[position].recency = position }
        let sorted = found.indices.sorted { a, b in
            let sentences = (view.sentence(found[a].token), view.sentence(found[b].token))
            return sentences.0 != sentences.1 ? sentences.0 > sentences.1 : found[a].token != found[b].token ? found[a].token < found[b].token : a < b
        }
        for (order, position) in sorted.enumerated() { found[position].order = order }
    }

    /// Common nouns of this sentence and the two before that name no actor and agree in number.
    private func addThings(before token: Int, _ pronoun: Pronoun, to found: inout [NeutralCandidate]) {
        let sentence = view.sentence(token)
        var seen: Set<UInt64> = [], position = token - 1
        while position >= 0, sentence - view.sentence(position) <= 2, token - position < 120, found.count < 40 {
            defer { position -= 1 }
            guard !taken[position], view.upos(position) == .noun, (view.tokens.xpos[position] == .nns) == pronoun.isPlural,
                SyntaxClasses.role(view.relation(position)) != 9, !isBarred(position, token, pronoun), seen.insert(view.lower(position)).inserted
            else { continue }
            let before = knowledge.grammar[view.lower(position - 1)]
            found.append(NeutralCandidate(actor: nil, token: position, head: position, form: before.contains(.definite) ? 1 : before.contains(.indefinite) ? 2 : 0))
        }
    }

    private func agrees(_ actor: Int, _ pronoun: Pronoun) -> Bool {
        let kind = roster.actors[actor].kind, isMany = roster.traits[actor].isPlural
        if !pronoun.isPlural {
            switch kind {
            case .person, .population, .people, .refugees, .ethnicGroup, .religiousGroup: return false
            default: return !isMany
            }
        }
        if isMany { return true }
        switch kind {
        case .person, .place, .state: return false
        default: return true
        }
    }

    /// An object is not the subject of its own clause, an owner not what it owns.
    private func isBarred(_ head: Int, _ token: Int, _ pronoun: Pronoun) -> Bool {
        let governor = view.governor(token)
        guard governor >= 0, view.sentence(head) == view.sentence(token) else { return false }
        switch pronoun.grammaticalCase {
        case .object: return view.governor(head) == governor
        case .possessive: return head == governor
        case .subject: return !pronoun.isPlural && role(of: token, pronoun) == 2 && view.governor(head) == governor
        case .reflexive: return false
        }
    }

    /// True for "Paris and London": a name with another actor's name beside it.
    private func isJoined(_ head: Int) -> Bool { view.relation(head) == .conj || isCoordinated(head) }

    /// The actors of a coordination, for "they"; the one actor else.
    private func joinedActors(_ candidate: NeutralCandidate, _ actor: Int, _ pronoun: Pronoun) -> [Int] {
        guard pronoun.isPlural, !agrees(actor, pronoun) else { return [actor] }
        let top = view.relation(candidate.head) == .conj ? view.governor(candidate.head) : candidate.head
        var actors: [Int] = []
        var index = trailIndex(before: candidate.token + 40)
        while index >= 0, trail[index].token > candidate.token - 40 {
            let other = trail[index]
            if other.head == top || view.relation(other.head) == .conj && view.governor(other.head) == top, !actors.contains(other.actor) { actors.append(other.actor) }
            index -= 1
        }
        return actors.isEmpty ? [actor] : actors.reversed()
    }

    func neutralFeatures(_ candidate: NeutralCandidate, _ token: Int, _ role: Int) -> [UInt32] {
        let entry = candidate, head = entry.head
        var found: [UInt32] = []
        func add(_ feature: NeutralFeature, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) { found.append(feature.code(a, b, c)) }
        let back = view.sentence(token) - view.sentence(entry.token), relation = SyntaxClasses.role(view.relation(head))
        let actor = candidate.actor.map { roster.actors[$0] }, group = candidate.isPerson ? 9 : actor.map { Self.group($0.kind) } ?? 15
        let isMany = candidate.actor.map { roster.traits[$0].isPlural } ?? false
        add(.sentences, back)
        add(.relationSentences, relation, back)
        if candidate.isPerson {
            add(.formSentences, entry.form, back)
        } else if let actor {
            let kind = ActorMentions.Kind.allCases.firstIndex(of: actor.kind) ?? 0
            if kind < 16 { add(.kind, kind) } else { add(.kindMore, kind - 16) }
            add(.formSentences, entry.form, back)
            add(.number, isMany ? 1 : 0, group)
        } else {
            add(.thing, entry.form, relation, min(back, 2))
        }
        add(.kindSentences, group, back)
        add(.order, candidate.order, back == 0 ? 1 : 0)
        add(.recency, candidate.recency)
        add(.relationOrder, relation, min(candidate.order, 4), min(back, 2))
        if let actor, !candidate.isPerson { add(.mentions, SyntaxClasses.bucket(candidate.mentions, [1, 2, 3]), SyntaxClasses.bucket(actor.mentions.count, [1, 3, 6])) }
        if entry.token <= view.sentenceTokens(entry.token).lowerBound + 2 { add(.first, min(back, 2)) }
        let base = role > 6 ? role - 6 : role
        switch base {
        case 1, 4: if relation == 0 { add(.parallel, 1, min(back, 2)) }
        case 2: if relation == 1 || relation == 3 { add(.parallel, 2, min(back, 2)) }
        case 3: if relation == 5 { add(.parallel, 3, min(back, 2)) }
        default: break
        }
        if back == 0 {
            add(.distance, SyntaxClasses.bucket(token - entry.token, [2, 4, 7, 12, 20]), relation)
            var position = token, climbed = 0
            let governor = view.governor(head)
            while position >= 0, climbed < 12, position != governor {
                position = view.governor(position)
                climbed += 1
            }
            if position >= 0, position == governor { add(.dominates, relation); add(.climb, climbed, relation == 0 ? 1 : 0) }
        }
        if relation == 9 || view.relation(head) == .amod || relation == 5 || relation == 4 { add(.modifier, relation, min(back, 2)) }
        if knowledge.grammar[view.lower(entry.token - 1)].contains(.placeBefore) { add(.placeBefore, group) }
        if isJoined(head) { add(.joined, isMany ? 1 : 0, role > 6 ? 1 : 0) }
        add(.clausePair, clause(of: token), clause(of: head), min(back, 2))
        if let actor = candidate.actor, let last = lastNeutral[role > 6 ? 1 : 0], last.actor == actor { add(.continued, min(view.sentence(token) - last.sentence, 3)) }
        if actor?.isProvisional == true, !candidate.isPerson { add(.provisional) }
        let ownVerb = verbClass(verb(above: token))
        if ownVerb > 0 { add(.verbKind, ownVerb, group) }
        return found
    }

    func noneFeatures(_ token: Int, _ pronoun: Pronoun, _ count: Int) -> [UInt32] {
        var found: [UInt32] = []
        func add(_ feature: NeutralFeature, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) { found.append(feature.code(a, b, c)) }
        add(.none)
        add(.noneVerb, verbClass(verb(above: token)), SyntaxClasses.role(view.relation(token)))
        if isPleonastic(token, pronoun) { add(.pleonastic) }
        add(.candidates, SyntaxClasses.bucket(count, [1, 2, 3, 5]))
        if quotation[token] != 0 { add(.quoted) }
        add(.opening, token - view.sentenceTokens(token).lowerBound <= 2 ? 1 : 0, clause(of: token))
        let governor = view.governor(token)
        if governor >= 0 { add(.predicate, view.upos(governor) == .adjective ? 1 : view.upos(governor) == .noun ? 2 : view.upos(governor) == .verb ? 3 : 0) }
        return found
    }

    /// Kinds of actors that behave alike.
    private static func group(_ kind: ActorMentions.Kind) -> Int {
        switch kind {
        case .state: 0
        case .government: 1
        case .military, .police: 2
        case .party, .court, .company, .media, .ngo, .organisation: 3
        case .armedGroup: 4
        case .internationalOrganisation: 5
        case .population, .people, .refugees, .ethnicGroup, .religiousGroup: 6
        case .collective: 7
        case .place: 8
        case .person: 9
        case .unknown: 10
        }
    }

    private mutating func recordNeutral(_ token: Int, _ role: Int, _ candidates: [NeutralCandidate], _ features: [[UInt32]], _ none: [UInt32], chosen: Int) {
        neutralChoices.append(
            PronounChoice(
                span: view.tokens.spans[token], role: role,
                candidates: zip(candidates, features).map { candidate, codes in
                    let places = candidate.actor.map { roster.actors[$0].mentions.filter { $0.form != .pronoun } } ?? []
                    let own = view.tokens.spans[candidate.head]
                    return PronounChoice.Candidate(
                        spans: candidate.actor == nil ? [own] : places.map(\.span),
                        heads: candidate.actor == nil ? [own] : places.map { view.tokens.spans[$0.head] },
                        features: codes.map { RankingModel.text($0, templates: NeutralFeature.names) })
                },
                none: none.map { RankingModel.text($0, templates: NeutralFeature.names) }, chosen: chosen < 0 ? nil : chosen))
    }
}
