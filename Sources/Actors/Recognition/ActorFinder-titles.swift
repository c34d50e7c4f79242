import Lexicons
import Prose

/// Titles before names, and the persons they lead to.
extension ActorFinder {
    /// The name right behind a role noun: an item, or a run of capitalised words.
    func nameAfter(_ found: Composition, _ agent: AgentNoun, owner: Int32?) -> Range<Int>? {
        guard agent.kind == .person || agent.use == .persons, agent.use != .weak, !found.isPlural, found.partner == nil else { return nil }
        return nameAt(found.noun.upperBound, after: found.noun)
    }

    /// "Its spokesman, Zabihullah Mujahid, said": the name between commas behind a role noun of one person.
    func nameApposed(to noun: Range<Int>, _ agent: AgentNoun, isPlural: Bool) -> Range<Int>? {
        guard !isPlural, agent.kind == .person || agent.use == .persons, view.isComma(noun.upperBound),
            let name = nameAt(noun.upperBound + 1, after: noun)
        else { return nil }
        let end = name.upperBound
        return view.isComma(end) || view.isPunctuation(end) || end >= view.sentenceTokens(noun.lowerBound).upperBound ? name : nil
    }

    /// The person of a name that stands beside a role noun.
    mutating func person(named name: Range<Int>, office: String, owner: Int32?) -> Int {
        let index = itemAt[name.lowerBound]
        if index >= 0, items.indices.contains(Int(index)), case .actor(let known) = items[Int(index)].reading.meaning { return entry(known) }
        if name.count == 1, let known = bearer(of: name, office: office, owner: owner) { return entry(known) }
        return provisionalPerson(name, probability: 0.8)
    }

    /// A person's name that begins at a token.
    func nameAt(_ start: Int, after noun: Range<Int>) -> Range<Int>? {
        let limit = view.sentenceTokens(noun.lowerBound).upperBound
        guard start < limit else { return nil }
        // "President-elect Joe Biden"
        var start = start
        if view.isHyphen(start), start + 2 < limit, knowledge.grammar[view.lower(start + 1)].contains(.elect) { start += 2 }
        let index = itemAt[start]
        if index >= 0, items.indices.contains(Int(index)) {
            let item = items[Int(index)]
            switch item.reading.meaning {
            case .actor(let actor) where knowledge.actors[Int(actor)].kind == .person: return item.tokens
            case .name(let name) where names[Int(name)].label == .person: return item.tokens
            default: return nil
            }
        }
        var end = start
        while end < limit, end - start < 4, itemAt[end] < 0, isNamePart(end), view.upos(end) == .properNoun || view.upos(end) == .other {
            end += 1
            if end + 1 < limit, knowledge.grammar[view.lower(end)].contains(.nameLink), view.upos(end) != .adposition, isNamePart(end + 1) { end += 1 }
        }
        // "General Motors Corp." is no general.
        if end > start, knowledge.grammar[view.lower(end - 1)].contains(.company) || knowledge.grammar[view.lower(end)].contains(.company) { return nil }
        // "Police Superintendent", "on Monday": no name of a person.
        if end == start + 1, knowledge.grammar[view.lower(start)].contains(.noPerson), knowledge.surnames[view.lower(start)] == nil { return nil }
        return end > start ? start..<end : nil
    }

    /// A person with a title: known by name, or by surname and office, or provisional.
    mutating func mentionTitled(_ name: Range<Int>, from title: Int, owner: Int32?, agent: Int32, isFormer: Bool) {
        let office = knowledge.agents[Int(agent)].role
        let range = title..<name.upperBound
        var actor: Int?
        var why = "rule:title"
        var form = ActorMentions.Mention.Form.title
        let index = itemAt[name.lowerBound]
        if index >= 0, items.indices.contains(Int(index)) {
            let item = items[Int(index)]
            switch item.reading.meaning {
            case .actor(let known):
                let resolved = item.reading.form == .alias ? bearer(of: name, office: office, owner: owner) ?? known : known
                actor = entry(resolved)
                why = knowledge.why(item.reading.source)
            default: break
            }
        }
        if actor == nil, name.count == 1, let known = bearer(of: name, office: office, owner: owner) { actor = entry(known) }
        let person = actor ?? provisionalPerson(name, probability: 0.8)
        if name.count > 1 { form = .name }
        mention(person, range, form, why, p: why == "rule:title" ? 0.9 : 1)
        enrich(person, owner: owner, agent: agent, isFormer: isFormer)
        lastPerson = (person, name.upperBound)
    }

    /// The known person of a surname who held the office; of several the one in office on the day of publication, else the one
    /// whose term was nearest before it.
    func bearer(of name: Range<Int>, office: String?, owner: Int32?) -> Int32? {
        guard let last = name.last, let candidates = knowledge.surnames[view.lower(last)] else { return nil }
        let country = owner.flatMap { knowledge.actors[Int($0)].country }
        var best: Int32?
        var bestScore = Int.min
        for candidate in candidates {
            let known = knowledge.actors[Int(candidate)]
            if let country, known.country != country { continue }
            if let office, !known.offices.contains(office) { continue }
            var score = -60_000
            for role in known.roles where role.from != nil || role.to != nil {
                guard let day = view.published else { continue }
                let after = role.to.map { Int(day.dayNumber) - Int($0.dayNumber) } ?? 0
                let before = role.from.map { Int($0.dayNumber) - Int(day.dayNumber) } ?? 0
                score = max(score, -max(0, after) - 3 * max(0, before))
            }
            // A full name in the text decides.
            if roster.index(of: known.entity) != nil { score += 100_000 }
            if score > bestScore { best = candidate; bestScore = score }
        }
        return best
    }

    /// "John F. Kerry", "Joseph F. Dunford Jr.": the person known without initials and additions.
    private func knownWithoutInitials(_ name: Range<Int>) -> Int32? {
        guard name.count > 2 else { return nil }
        let kept = name.filter { !view.isPunctuation($0) && !isInitial($0) && !knowledge.grammar[view.lower($0)].contains(.numeral) }
        guard kept.count >= 2, kept.count < name.count else { return nil }
        let hashes = kept.map { view.lower($0) }
        guard let match = knowledge.phrases.longestMatch(in: hashes, at: 0, limit: hashes.count), match.end == hashes.count else { return nil }
        for value in match.values {
            if case .actor(let index) = knowledge.readings[Int(value)].meaning, knowledge.actors[Int(index)].kind == .person { return index }
        }
        return nil
    }

    /// An actor for a person whom no dictionary knows; the same surname after a full name is the same person.
    mutating func provisionalPerson(_ name: Range<Int>, probability: Double) -> Int {
        if let known = knownWithoutInitials(name) { return entry(known) }
        if name.count == 1 {
            for actor in roster.actors.indices.reversed() where roster.actors[actor].kind == .person {
                if roster.traits[actor].surname == view.lower(name.lowerBound) || roster.traits[actor].writtenSurname == view.lower(name.lowerBound) {
                    return actor
                }
            }
        }
        let full = words(name)
        let sex = name.count > 1 ? knowledge.givenNames[view.lower(name.lowerBound)] ?? .unknown : .unknown
        return roster.index(of: Slug.of(full)) {
            (
                .init(entity: Slug.of(full), name: full, kind: .person, isProvisional: true),
                .init(sex: sex, surname: Self.surname(of: full))
            )
        }
    }
}
