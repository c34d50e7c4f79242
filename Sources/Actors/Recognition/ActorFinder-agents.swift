import Lexicons
import Prose

/// Role nouns without an owner before them: titles, "government of France", and what later steps resolve.
extension ActorFinder {
    /// Reads a role noun; gives the index of the next item.
    mutating func composeAgent(_ index: Int, _ agentIndex: Int32, _ isPlural: Bool) -> Int {
        let item = items[index], agent = knowledge.agents[Int(agentIndex)]
        let start = item.tokens.lowerBound
        let isFormer = start > 0 && knowledge.grammar[view.lower(start - 1)].contains(.former)
        let found = Composition(
            agent: agentIndex, isPlural: isPlural, tokens: item.tokens, noun: item.tokens, partner: nil, isFormer: isFormer)
        if let name = nameAfter(found, agent, owner: nil), view.isCapitalised(start) || agent.use != .weak {
            mentionTitled(name, from: start, owner: nil, agent: agentIndex, isFormer: isFormer)
            return max(index + 1, nextItem(after: name.upperBound))
        }
        if let name = nameApposed(to: item.tokens, agent, isPlural: isPlural) {
            let person = person(named: name, office: agent.role, owner: nil)
            mention(person, item.tokens, .nominal, "rule:apposition", p: 0.95)
            enrich(person, owner: nil, agent: agentIndex, isFormer: isFormer)
            return index + 1
        }
        if let owner = ownerAfter(item.tokens.upperBound, agent) {
            let range = start..<owner.range.upperBound
            switch knowledge.actors[Int(owner.actor)].lendsName {
            case true: mentionComposed(owner: owner.actor, found, range, why: "rule:role-of")
            case false where agent.use == .office && !isPlural:
                mentionComposed(owner: owner.actor, found, range, why: "rule:role-of")
                // The organisation is an actor of its own beside the one who leads it.
            case false: mention(entry(owner.actor), range, .nominal, "rule:role-of", p: 0.9)
            }
            return nextItem(after: owner.range.upperBound)
        }
        if Self.localRoles.contains(WordHash.of(agent.role)), let state = stateOfPlace(after: item.tokens.upperBound) {
            mentionComposed(owner: state, found, item.tokens, why: "rule:role-in")
            return index + 1
        }
        if agent.kind == .person, !isPlural, let person = apposed(before: start) {
            mention(person, item.tokens, .nominal, "rule:apposition", p: 0.9)
            enrich(person, owner: nil, agent: agentIndex, isFormer: isFormer)
            return index + 1
        }
        // "the attorney general of Oklahoma" is none of the country's.
        if agent.use == .office, view.lower(item.tokens.upperBound) == Self.of, isPlace(item.tokens.upperBound + 1) { return index + 1 }
        pending.append(PendingNoun(tokens: item.tokens, agent: agentIndex, isPlural: isPlural, isFormer: isFormer))
        return index + 1
    }

    /// "of [the] Afghanistan" behind a role noun; "in Kenya" behind people who act where they are.
    private func ownerAfter(_ start: Int, _ agent: AgentNoun) -> (actor: Int32, range: Range<Int>)? {
        guard agent.use != .anaphor, agent.use != .asset, agent.kind != .company else { return nil }
        let isOf = view.lower(start) == Self.of
        let isIn = view.lower(start) == Self.inside && Self.localRoles.contains(WordHash.of(agent.role))
        guard isOf || isIn, view.sentence(start) == view.sentence(start - 1) else { return nil }
        var position = start + 1
        if knowledge.grammar[view.lower(position)].contains(.definite) { position += 1 }
        guard position < view.count, itemAt[position] >= 0, items.indices.contains(Int(itemAt[position])) else { return nil }
        let item = items[Int(itemAt[position])]
        switch item.reading.meaning {
        case .actor(let actor):
            let known = knowledge.actors[Int(actor)]
            if known.kind == .person || isIn && known.kind != .state { return nil }
            // "the people of Kharkiv" are people, but not a state's: only states and groups lend a name after "of".
            if known.kind == .place { return nil }
            // "president of Russia's parliament" belongs to what follows.
            if view.isPossessive(item.tokens.upperBound) || composition(after: item.tokens.upperBound, before: item.tokens.lowerBound) != nil { return nil }
            // "of U.S. Steel": the name goes on.
            if view.upos(item.tokens.upperBound) == .properNoun, view.isCapitalised(item.tokens.upperBound) { return nil }
            return (actor, item.tokens)
        case .capital(let state) where agent.code.hasPrefix("GOV") && agent.use == .body: return (state, item.tokens)
        default: return nil
        }
    }

    /// "Police in Peshawar": the state in which a named town or province lies.
    private func stateOfPlace(after end: Int) -> Int32? {
        guard view.lower(end) == Self.inside || view.lower(end) == Self.of, end + 1 < view.count, view.sentence(end) == view.sentence(end + 1) else { return nil }
        guard itemAt[end + 1] >= 0, items.indices.contains(Int(itemAt[end + 1])) else { return nil }
        switch items[Int(itemAt[end + 1])].reading.meaning {
        case .actor(let actor):
            let known = knowledge.actors[Int(actor)]
            return known.kind == .place ? known.country.flatMap { knowledge.state($0) } : nil
        case .capital(let state): return state
        default: return nil
        }
    }

    /// True where the name of a town or province begins.
    private func isPlace(_ token: Int) -> Bool {
        guard token < view.count, itemAt[token] >= 0, items.indices.contains(Int(itemAt[token])) else { return false }
        switch items[Int(itemAt[token])].reading.meaning {
        case .actor(let actor): return knowledge.actors[Int(actor)].kind == .place
        case .name(let name): return names[Int(name)].label == .location
        default: return false
        }
    }

    mutating func mentionAdjective(_ item: Item, _ actor: Int32) {
        let end = item.tokens.upperBound, start = item.tokens.lowerBound
        // "an Afghan", "the Chinese": one of its people, or all of them.
        let known = knowledge.actors[Int(actor)]
        if Self.language.contains(view.lower(start - 1)) || Self.language.contains(view.lower(end)) { return }
        let followedByNoun = end < view.count && (view.isNoun(end) || view.upos(end) == .adjective || view.isHyphen(end) || itemAt[end] >= 0)
            && view.sentence(end) == view.sentence(start)
        if !followedByNoun, known.kind == .state {
            let plural = knowledge.grammar[view.lower(start - 1)].contains(.definite)
            if plural || knowledge.grammar[view.lower(start - 1)].contains(.indefinite) || view.upos(start - 1) == .numeral || view.upos(start - 1) == .adjective {
                mentionPeople(item, actor, one: !plural)
                return
            }
        }
        mention(entry(actor), item.tokens, .adjective, knowledge.why(item.reading.source))
    }

    /// "Afghans": the people of a state.
    mutating func mentionPeople(_ item: Item, _ state: Int32, one: Bool) {
        let known = knowledge.actors[Int(state)]
        let entity = "\(known.entity.lowercased())-people"
        let actor = roster.index(of: entity) {
            (
                .init(
                    entity: entity, name: "\(known.peopleAdjective ?? known.adjective) people", kind: .population, country: known.country,
                    roles: [.init(code: (known.country ?? "") + "CVL")]),
                .init(isPlural: true, role: "people")
            )
        }
        mention(actor, item.tokens, .nominal, knowledge.why(item.reading.source), p: one ? 0.8 : 1)
    }

    mutating func mentionName(_ item: Item, _ index: Int, title: Int?) {
        let name = names[index]
        let full = words(name.tokens)
        switch name.label {
        case .person:
            let bound = name.tokens.count == 1 ? bearer(of: name.tokens, office: nil, owner: nil) : nil
            let actor: Int
            if let bound, roster.index(of: knowledge.actors[Int(bound)].entity) != nil
                || !isNamedInFull(name.tokens) && (isInOffice(bound) || isOnlyBearer(bound, name.tokens))
            {
                actor = entry(bound)
            } else {
                actor = provisionalPerson(name.tokens, probability: name.probability)
            }
            mention(actor, titled(name.tokens), name.tokens.count == 1 ? .surname : .name, name.why, p: name.probability)
            lastPerson = (actor, name.tokens.upperBound)
        case .organisation, .group, .location:
            let kind: ActorMentions.Kind = name.label == .organisation ? .organisation : name.label == .group ? .collective : .place
            let actor = definedAcronyms[view.lower(name.tokens.lowerBound)].flatMap { name.tokens.count == 1 ? $0 : nil }
                ?? roster.index(of: Slug.of(full)) {
                    (.init(entity: Slug.of(full), name: full, kind: kind, isProvisional: true), .init())
                }
            mention(actor, name.tokens, .name, name.why, p: name.probability)
            defineAcronym(after: name.tokens, actor)
        case .event, .miscellaneous: break
        }
    }

    /// Whether somebody of this surname has been named before: "Carl Peters … Peters" is not the minister of today.
    private func isNamedInFull(_ name: Range<Int>) -> Bool {
        let surname = view.lower(name.lowerBound)
        return roster.actors.indices.contains { roster.actors[$0].kind == .person && roster.traits[$0].surname == surname }
    }

    /// Without a day of publication: "Mr. Sanders", when one known person bears the name and the text speaks of the country.
    private func isOnlyBearer(_ person: Int32, _ name: Range<Int>) -> Bool {
        guard view.published == nil, let country = knowledge.actors[Int(person)].country, knowledge.grammar[view.lower(name.lowerBound - 1)].contains(.title),
            knowledge.surnames[view.lower(name.lowerBound)]?.count == 1
        else { return false }
        return roster.actors.contains { $0.country == country }
    }

    /// True when one of the person's terms holds the day of publication, or comes within three years of it.
    private func isInOffice(_ person: Int32) -> Bool {
        guard let day = view.published else { return false }
        let slack: Int32 = 3 * 366
        return knowledge.actors[Int(person)].roles.contains { role in
            guard role.from != nil || role.to != nil else { return false }
            return (role.from.map { $0.dayNumber - slack <= day.dayNumber } ?? true)
                && (role.to.map { day.dayNumber <= $0.dayNumber + slack } ?? true)
        }
    }

    /// "Economic Community of West African States (ECOWAS)": the short form in brackets is the same actor from here on.
    mutating func defineAcronym(after range: Range<Int>, _ actor: Int) {
        let open = range.upperBound
        guard view.sign(open) == 0x28, open + 1 < view.count else { return }
        var end = open + 1
        while end < view.count, end - open <= 5, view.sign(end) != 0x29 { end += 1 }
        guard view.sign(end) == 0x29, end > open + 1, end - open <= 4 else { return }
        let inner = (open + 1)..<end
        for token in inner where !view.isAllCaps(token) && !view.isHyphen(token) && view.tokens.spans[token].count > 1 { return }
        guard view.isAllCaps(inner.lowerBound), initialsMatch(inner, range) || itemAt[inner.lowerBound] < 0 else { return }
        // What the dictionaries know under this short form is left to them, unless the letters fit the long form.
        guard !taken[inner.lowerBound] else { return }
        mention(actor, inner, .acronym, "rule:defined-acronym", p: 0.95)
        if inner.count == 1 { definedAcronyms[view.lower(inner.lowerBound)] = actor }
    }

    /// True when most letters of a short form begin words of the long one, in order.
    private func initialsMatch(_ short: Range<Int>, _ long: Range<Int>) -> Bool {
        let initials = long.compactMap { view.text[view.tokens.spans[$0]].first?.lowercased() }
        var position = 0, matched = 0, letters = 0
        for character in words(short).lowercased() where character.isLetter {
            letters += 1
            var probe = position
            while probe < initials.count, initials[probe] != String(character) { probe += 1 }
            if probe < initials.count { matched += 1; position = probe + 1 }
        }
        return letters > 1 && matched * 4 >= letters * 3
    }

    private static let of = WordHash.of("of")
    private static let inside = WordHash.of("in")
    private static let localRoles: WordSet = ["police", "gov", "protesters", "rebels", "officials", "parliament", "opposition", "separatists", "insurgents", "people", "civilians"]
    private static let language: WordSet = ["speak", "speaks", "speaking", "spoke", "spoken", "language", "translated", "fluent", "speaker", "speakers", "cuisine"]
}
