import Lexicons
import Prose

/// Everyone whom a gendered pronoun may mean: persons, names that the models took for places, and names that nothing explains.
extension ActorFinder {
    mutating func collectCandidates() {
        hasCandidates = true
        markQuotations()
        for actor in roster.actors.indices { addCandidate(actor) }
        addUnexplainedNames()
        candidatePlaces = candidates.indices.flatMap { index in candidates[index].named.map { ($0.tokens.lowerBound, index) } }
        candidatePlaces.sort { $0 < $1 }
        firstPersonToken = candidatePlaces.first?.token ?? -1
    }

    private mutating func addCandidate(_ actor: Int) {
        let found = roster.actors[actor]
        let isPerson = found.kind == .person
        guard isPerson && !roster.traits[actor].isPlural || found.isProvisional && (found.kind == .place || found.kind == .organisation) else { return }
        let places = found.mentions.filter { $0.form != .pronoun }.map {
            PronounCandidate.Place(tokens: $0.tokens, head: $0.head, form: ActorMentions.Mention.Form.allCases.firstIndex(of: $0.form) ?? 0)
        }.sorted { ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound) }
        guard let first = places.first else { return }
        let words = found.name.split(separator: " ")
        if !isPerson, words.count > 3 { return }
        let given = words.first.map { knowledge.givenNames[WordHash.of($0)] } ?? nil
        candidateOf[actor] = candidates.count
        candidates.append(
            PronounCandidate(
                kind: isPerson ? .person : .place, actor: actor, name: first.tokens, places: places, named: places,
                sex: sex(roster.traits[actor].sex != .unknown ? roster.traits[actor].sex : given ?? .unknown, places),
                hasGivenName: given != nil, wordCount: words.count))
    }

    /// Tells the candidates of a mention that was found while references are resolved.
    mutating func noteCandidate(_ actor: Int, _ range: Range<Int>, head: Int, form: ActorMentions.Mention.Form) {
        guard hasCandidates, form != .pronoun, roster.actors[actor].kind == .person else { return }
        if let index = candidateOf[actor] {
            let place = PronounCandidate.Place(tokens: range, head: head, form: ActorMentions.Mention.Form.allCases.firstIndex(of: form) ?? 0)
            candidates[index].places.insert(place, at: PronounCandidate.index(in: candidates[index].places, from: range.lowerBound))
        } else {
            addCandidate(actor)
            if let index = candidateOf[actor] { candidatePlaces.append((range.lowerBound, index)) }
        }
    }

    /// Runs of proper nouns that are in no mention and no name: not actors, unless a pronoun speaks for them.
    private mutating func addUnexplainedNames() {
        var byName: [UInt64: Int] = [:]
        var token = 0
        while token < view.count {
            let start = token
            token += 1
            guard isUnexplained(start), start == 0 || !(taken[start - 1] && view.upos(start - 1) == .properNoun) else { continue }
            while token < view.count, isUnexplained(token), view.sentence(token) == view.sentence(start) { token += 1 }
            guard token - start <= 3, token >= view.count || view.upos(token) != .properNoun || view.sentence(token) != view.sentence(start) else { continue }
            let place = PronounCandidate.Place(tokens: start..<token, head: view.head(of: start..<token), form: 0)
            var key: UInt64 = 0
            for word in start..<token { key = WordHash.joined(key, view.lower(word)) }
            if let known = byName[key] {
                candidates[known].places.append(place)
                candidates[known].named.append(place)
                if candidates[known].sex == .unknown { candidates[known].sex = sex(.unknown, [place]) }
            } else {
                byName[key] = candidates.count
                let given = knowledge.givenNames[view.lower(start)]
                candidates.append(
                    PronounCandidate(
                        kind: .unnamed, actor: nil, name: start..<token, places: [place], named: [place], sex: sex(given ?? .unknown, [place]),
                        hasGivenName: given != nil, wordCount: token - start))
            }
        }
    }

    private func isUnexplained(_ token: Int) -> Bool {
        !taken[token] && itemAt[token] < 0 && view.upos(token) == .properNoun && view.isCapitalised(token) && !view.isAllCaps(token)
            && view.tokens.spans[token].count > 1 && view.isProse(token) && !knowledge.grammar[view.lower(token)].contains(.noPerson)
    }

    /// Gender by the words around a name: "his wife Mary", "Mary, the queen", "Mr. Smith".
    private func sex(_ known: KnownActor.Sex, _ places: [PronounCandidate.Place]) -> KnownActor.Sex {
        if known != .unknown { return known }
        for place in places.prefix(8) {
            let start = place.tokens.lowerBound, end = place.tokens.upperBound
            for token in place.tokens { if let sex = gender(token), place.tokens.count > 1 { return sex } }
            if let sex = gender(start - 1), view.sentence(start - 1) == view.sentence(start) { return sex }
            if view.isComma(start - 1), view.isPunctuation(end), view.sentence(start - 2) == view.sentence(start), let sex = gender(start - 2) { return sex }
            for token in end..<max(end, min(end + 9, view.count)) {
                let isApposed = view.relation(token) == .appos && view.governor(token) == place.head
                let isPredicate = view.relation(place.head) == .nsubj && view.governor(place.head) == token && view.upos(token) == .noun
                if isApposed || isPredicate, let sex = gender(token) { return sex }
            }
        }
        return .unknown
    }

    private func gender(_ token: Int) -> KnownActor.Sex? {
        let kind = knowledge.grammar[view.lower(token)]
        return kind.contains(.masculine) ? .male : kind.contains(.feminine) ? .female : nil
    }

    mutating func markQuotations() {
        quotation = Array(repeating: 0, count: view.count)
        var open: Int32 = 0, count: Int32 = 0
        for token in 0..<view.count {
            if view.tokens.flags[token].contains(.blockStart) { open = 0 }
            let hash = view.lower(token)
            if Self.openQuotes.contains(hash) {
                count += 1
                open = count
            } else if Self.closeQuotes.contains(hash) {
                open = 0
            } else if hash == Self.straightQuote {
                if open != 0 { open = 0 } else { count += 1; open = count }
            } else {
                quotation[token] = open
            }
        }
    }

    /// The roster's index of a candidate; a name that was no actor yet becomes a provisional person.
    mutating func actor(of index: Int) -> Int {
        let candidate = candidates[index]
        if let actor = candidate.actor {
            if candidate.kind == .place { roster.change(actor) { actor, _ in actor.kind = .person } }
            return actor
        }
        guard let name = candidate.name else { return roster.index(of: "unnamed") { (.init(entity: "unnamed", name: "unnamed", kind: .person, isProvisional: true), .init()) } }
        let actor = provisionalPerson(name, probability: 0.6)
        // Straight into the roster: the trail is in order of the text and has passed some of these places.
        for place in candidate.named where !taken[place.tokens.lowerBound] {
            roster.addMention(
                .init(
                    span: view.tokens.span(of: place.tokens), tokens: place.tokens, head: place.head,
                    form: place.tokens.count > 1 ? .name : .surname, why: "rule:named-by-pronoun", p: 0.6), to: actor)
            for token in place.tokens { taken[token] = true }
        }
        candidateOf[actor] = index
        candidates[index].actor = actor
        candidates[index].kind = .person
        return actor
    }

    private static let openQuotes: WordSet = ["“", "``", "„", "«"]
    private static let closeQuotes: WordSet = ["”", "''", "»"]
    private static let straightQuote = WordHash.of("\"")
}
