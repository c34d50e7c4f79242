import Lexicons
import Prose

/// Reads the items from left to right and joins owners, role nouns and names.
extension ActorFinder {
    mutating func composeAll() {
        var index = 0
        while index < items.count {
            index = max(index + 1, compose(index))
        }
    }

    /// Reads the item; gives the index of the next item to read.
    private mutating func compose(_ index: Int) -> Int {
        let item = items[index]
        if taken[item.tokens.lowerBound] { return index + 1 }
        switch item.reading.meaning {
        case .discard: return index + 1
        case .actor(let actor): return composeActor(index, actor)
        case .adjective(let actor):
            if let next = composeOwned(index, owner: actor) { return next }
            mentionAdjective(item, actor)
        case .people(let state, let one): mentionPeople(item, state, one: one)
        case .capital(let state): return composeCapital(index, state)
        case .agent(let agent, let plural):
            if !plural, let whole = shortened(item.tokens) {
                mention(whole, item.tokens, .alias, "rule:short-name", p: 0.85)
                return index + 1
            }
            return composeAgent(index, agent, plural)
        case .name(let name):
            if names[Int(name)].label != .person, let whole = shortened(item.tokens) {
                mention(whole, item.tokens, .alias, "rule:short-name", p: 0.85)
            } else {
                mentionName(item, Int(name), title: nil)
            }
        }
        return index + 1
    }

    private mutating func composeActor(_ index: Int, _ actor: Int32) -> Int {
        let item = items[index], known = knowledge.actors[Int(actor)]
        if known.kind == .person {
            if let next = composeLeaderOwned(index, actor) { return next }
            // Of two presidents of one surname the day of publication, or a full name in the text, tells which.
            let isSurname = item.tokens.count == 1 && item.reading.form == .alias
            let person = entry(isSurname ? bearer(of: item.tokens, office: nil, owner: nil) ?? actor : actor)
            mention(person, titled(item.tokens), form(item), knowledge.why(item.reading.source))
            if let last = item.tokens.last, item.tokens.count > 1 { roster.change(person) { _, traits in traits.writtenSurname = view.lower(last) } }
            lastPerson = (person, item.tokens.upperBound)
            return index + 1
        }
        if known.lendsName, let next = composeOwned(index, owner: actor) { return next }
        if !known.lendsName, let next = composeMembers(index, actor) { return next }
        if let branch = branch(of: known) {
            mention(branch, item.tokens, .alias, "rule:short-name", p: 0.7)
            return index + 1
        }
        mention(entry(actor), item.tokens, form(item), knowledge.why(item.reading.source))
        defineAcronym(after: item.tokens, entry(actor))
        return index + 1
    }

    func form(_ item: Item) -> ActorMentions.Mention.Form { item.reading.form }

    /// Titles such as "Mr." or "Gen." before a name belong to the mention.
    func titled(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start > 0, view.sentence(start - 1) == view.sentence(start), view.isCapitalised(start - 1), !taken[start - 1],
            knowledge.grammar[view.lower(start - 1)].contains(.title)
        {
            start -= 1
        }
        return start..<range.upperBound
    }

    /// The role noun that follows an owner, over a possessive, "-led" and up to three modifiers.
    func composition(after end: Int, before start: Int) -> Composition? {
        let limit = view.sentenceTokens(start).upperBound
        var position = end
        var partner: Int?
        var isFormer = start > 0 && knowledge.grammar[view.lower(start - 1)].contains(.former)
        if start > 1, view.isHyphen(start - 1), knowledge.grammar[view.lower(start - 2)].contains(.former) { isFormer = true }
        var possessive = false
        if position < limit, view.isPossessive(position) {
            position += 1
            possessive = true
        } else if position + 1 < limit, view.isHyphen(position), knowledge.grammar[view.lower(position + 1)].contains(.partner) {
            partner = position + 1
            position += 2
        }
        let first = position
        var modifiers = 0
        while position < limit {
            let itemIndex = itemAt[position]
            if itemIndex >= 0, items.indices.contains(Int(itemIndex)) {
                let item = items[Int(itemIndex)]
                guard case .agent(var agent, var plural) = item.reading.meaning, item.tokens.lowerBound == position else { return nil }
                var noun = item.tokens
                // "government forces": of several role nouns in a row the last is the head.
                while noun.upperBound < limit, itemAt[noun.upperBound] >= 0, items.indices.contains(Int(itemAt[noun.upperBound])) {
                    let next = items[Int(itemAt[noun.upperBound])]
                    guard case .agent(let a, let p) = next.reading.meaning else { break }
                    agent = a
                    plural = p
                    noun = next.tokens
                }
                let use = knowledge.agents[Int(agent)].use
                if use == .anaphor, partner == nil { return nil }
                // "a Cambodian tourist attraction" is no tourist; "the US troop withdrawal" speaks of troops.
                let isCompound = noun.upperBound < limit && view.isNoun(noun.upperBound) && !view.isCapitalised(noun.upperBound)
                if isCompound, use == .asset || (use == .persons || use == .weak) && !plural && !Self.compounding.contains(WordHash.of(knowledge.agents[Int(agent)].code)) {
                    return nil
                }
                return Composition(agent: agent, isPlural: plural, tokens: first..<noun.upperBound, noun: noun, partner: partner, isFormer: isFormer)
            }
            guard modifiers < (possessive ? 3 : 2), itemIndex < 0 else { return nil }
            if knowledge.grammar[view.lower(position)].contains(.former) {
                isFormer = true
            } else {
                switch view.upos(position) {
                case .adjective: break
                case .noun, .properNoun: if !possessive, modifiers > 0 { return nil }
                case .verb where view.tokens.xpos[position] == .vbn || view.tokens.xpos[position] == .vbg: break
                case .punctuation where view.isHyphen(position): break
                default: return nil
                }
            }
            modifiers += 1
            position += 1
        }
        return nil
    }

    /// "Afghan troops", "Russia's foreign minister": the owner lends its name.
    mutating func composeOwned(_ index: Int, owner: Int32) -> Int? {
        let item = items[index]
        guard let found = composition(after: item.tokens.upperBound, before: item.tokens.lowerBound) else { return nil }
        let agent = knowledge.agents[Int(found.agent)]
        let next = nextItem(after: found.noun.upperBound)
        if let person = nameAfter(found, agent, owner: owner) {
            mention(entry(owner), item.tokens, form(item), knowledge.why(item.reading.source))
            mentionTitled(person, from: found.noun.lowerBound, owner: owner, agent: found.agent, isFormer: found.isFormer)
            return max(next, nextItem(after: person.upperBound))
        }
        let range = item.tokens.lowerBound..<found.tokens.upperBound
        mentionComposed(owner: owner, found, range, why: knowledge.why(item.reading.source))
        return next
    }

    /// "Taliban fighters", "UN officials": the people of an organisation are the organisation; who leads it is a person.
    private mutating func composeMembers(_ index: Int, _ actor: Int32) -> Int? {
        let item = items[index]
        guard let found = composition(after: item.tokens.upperBound, before: item.tokens.lowerBound), found.partner == nil else { return nil }
        let agent = knowledge.agents[Int(found.agent)]
        if agent.use == .weak, agent.role != "leaders" { return nil }
        let possessive = view.isPossessive(item.tokens.upperBound)
        if let person = nameAfter(found, agent, owner: actor) {
            mention(entry(actor), item.tokens, form(item), knowledge.why(item.reading.source))
            defineAcronym(after: item.tokens, entry(actor))
            mentionTitled(person, from: found.noun.lowerBound, owner: actor, agent: found.agent, isFormer: found.isFormer)
            return max(nextItem(after: found.noun.upperBound), nextItem(after: person.upperBound))
        }
        if agent.use == .office && agent.role != "spokesperson" && !found.isPlural || found.isFormer || isExternal(agent)
            || nameApposed(to: found.noun, agent, isPlural: found.isPlural) != nil
        {
            mentionComposed(owner: actor, found, item.tokens.lowerBound..<found.tokens.upperBound, why: knowledge.why(item.reading.source))
        } else if possessive || found.tokens.count > found.noun.count + 1 {
            return nil
        } else {
            mention(
                entry(actor), item.tokens.lowerBound..<found.tokens.upperBound, form(item), knowledge.why(item.reading.source))
        }
        return nextItem(after: found.noun.upperBound)
    }

    /// People around an organisation that are not its own.
    private func isExternal(_ agent: AgentNoun) -> Bool { agent.kind == .refugees || agent.kind == .population || agent.code == "CVL" }

    /// "Trump administration", "Assad's forces".
    private mutating func composeLeaderOwned(_ index: Int, _ actor: Int32) -> Int? {
        let item = items[index], known = knowledge.actors[Int(actor)]
        guard let country = known.country, let state = knowledge.state(country),
            let found = composition(after: item.tokens.upperBound, before: item.tokens.lowerBound), found.partner == nil
        else { return nil }
        let agent = knowledge.agents[Int(found.agent)]
        let range = titled(item.tokens).lowerBound..<found.tokens.upperBound
        guard agent.role == "administration" || agent.role == "gov" || agent.role == "cabinet" else {
            if agent.kind == .military, !view.isPossessive(item.tokens.upperBound) {
                mentionComposed(owner: state, found, range, why: knowledge.why(item.reading.source))
                return nextItem(after: found.noun.upperBound)
            }
            return nil
        }
        let surname = known.name.split(separator: " ").last.map(String.init) ?? known.name
        let noun = agent.role == "administration" ? "administration" : "government"
        let name = "\(surname) \(noun)"
        let government = roster.index(of: Slug.of(name)) {
            (
                .init(entity: Slug.of(name), name: name, kind: .government, country: country, roles: [.init(code: country + "GOV")]),
                .init(role: agent.role)
            )
        }
        mention(government, range, .nominal, "rule:leader-government")
        return nextItem(after: found.noun.upperBound)
    }

    private static let compounding: WordSet = ["MIL", "REF"]

    /// Index of the first item at or after a token.
    func nextItem(after token: Int) -> Int {
        var low = 0, high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].tokens.lowerBound >= token { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
